using System.Net;
using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>Names what the service's refusals mean (<c>{"error": ...}</c> with a status, or <c>errors</c> with 200).</summary>
internal static class HardcoverRefusal
{
    private const string Service = HardcoverApi.Service;

    /// <summary>The answer's data. The caller disposes it.</summary>
    /// <exception cref="FaultException">The service refused, or answered in another shape.</exception>
    public static JsonDocument ReadData(ServiceAnswer answer)
    {
        if (!answer.IsSuccess)
            ThrowRefusal(answer);
        var document = WitnessFaults.Demand(answer, "the result of a query").ReadObject("the result of a query");
        try
        {
            if (document.RootElement.Member("errors") is { } errors)
                throw ShapeFault.Make(Service, "the result of a query", $"the error '{Redaction.Clean(Message(errors))}'");
            if (document.RootElement.Member("data") is not { ValueKind: JsonValueKind.Object })
                throw ShapeFault.Make(Service, "the result of a query", answer.Body.Span);
            return document;
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    private static void ThrowRefusal(ServiceAnswer answer)
    {
        var error = Error(answer);
        throw (answer.Status, error) switch
        {
            (HttpStatusCode.Unauthorized, _) => Ask(
                "refused the token (401). Make a new one in its settings, and keep it with: mamcrawler secret set hardcover-token"
            ),
            (HttpStatusCode.Forbidden, "insufficient_scope") => Ask(
                "says that the token may not read the catalogue (403). Make one with that scope, and keep it with: mamcrawler secret set hardcover-token"
            ),
            (HttpStatusCode.Forbidden, "top_level_limit_exceeded" or "unsupported_operation") => WitnessFaults.Refused(
                answer,
                $"refused the query as such ({error}); its rules have changed, look for a newer version"
            ),
            (HttpStatusCode.BadRequest, "invalid_query") => ShapeFault.Make(Service, "a catalogue that knows the fields asked for", "'invalid_query'"),
            _ => WitnessFaults.Of(answer, "the result of a query"),
        };
    }

    private static AskPersonFaultException Ask(string what) =>
        new(FaultName.WitnessUnavailable, Service, $"{Service} {what}. The other witnesses go on without it.");

    private static string Error(ServiceAnswer answer)
    {
        try
        {
            using var document = answer.ReadObject("an error");
            return document.RootElement.Text("error") ?? "";
        }
        catch (StopFaultException)
        {
            // Not JSON: a proxy's page. The status alone says enough.
            return "";
        }
    }

    private static string Message(JsonElement errors) =>
        errors.ValueKind == JsonValueKind.Array && errors.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first
            ? first.Text("message") ?? "unnamed"
            : "unnamed";
}
