using System.Text.Json;
using System.Text.RegularExpressions;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.Audnexus;

/// <summary>Plays Audnexus: a book by its ASIN, with at most two of its series.</summary>
public sealed partial class AudnexusSimulator : SimulatorServer
{
    private readonly Dictionary<string, WorldWork> works;

    public AudnexusSimulator(SimulatedWorld world, SimulatorOptions options)
        : base("Audnexus", options, []) =>
        works = world.Works.Where(work => work.Asin is not null).ToDictionary(work => work.Asin!, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    protected override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", context => context.Response.WriteAsync("""{"status":"healthy"}"""));
        routes.MapGet("/books/{asin}", BookAsync);
    }

    private Task BookAsync(HttpContext context)
    {
        var asin = (string)context.Request.RouteValues["asin"]!;
        if (!AsinShape().IsMatch(asin))
            return ErrorAsync(context, StatusCodes.Status422UnprocessableEntity, "VALIDATION_ERROR", "Bad ASIN");

        return works.TryGetValue(asin, out var work)
            ? JsonAnswer.WriteAsync(context, json => Write(json, work))
            : ErrorAsync(context, StatusCodes.Status404NotFound, "NOT_FOUND", $"Item not found for ASIN {asin}");
    }

    private static void Write(Utf8JsonWriter json, WorldWork work)
    {
        json.WriteStartObject();
        json.WriteString("asin", work.Asin);
        json.WriteString("title", work.Title);
        if (work.Subtitle is not null)
            json.WriteString("subtitle", work.Subtitle);
        json.WriteStartArray("authors");
        json.WriteStartObject();
        json.WriteString("asin", Identifiers.Asin('P', StableHash.Id(work.Author)));
        json.WriteString("name", work.Author);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("narrators");
        foreach (var narrator in work.Narrators)
        {
            json.WriteStartObject();
            json.WriteString("name", narrator);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("publisherName", work.Publisher);
        json.WriteString("releaseDate", work.ReleaseDate.ToString("yyyy-MM-dd") + "T00:00:00.000Z");
        json.WriteString("language", work.Language);
        json.WriteNumber("runtimeLengthMin", work.RuntimeMinutes);
        json.WriteString("formatType", work.Kind == WorldWorkKind.Abridged ? "abridged" : "unabridged");
        if (work.Isbn is not null)
            json.WriteString("isbn", work.Isbn);
        json.WriteBoolean("isAdult", false);
        json.WriteString("literatureType", "fiction");
        json.WriteString("rating", "4.5");
        WriteSeries(json, work);
        json.WriteEndObject();
    }

    private static void WriteSeries(Utf8JsonWriter json, WorldWork work)
    {
        var names = new[] { "seriesPrimary", "seriesSecondary" };
        foreach (var (name, membership) in names.Zip(work.Series.Where(membership => membership.Series.Asin is not null)))
        {
            json.WriteStartObject(name);
            json.WriteString("asin", membership.Series.Asin);
            json.WriteString("name", membership.Series.Name);
            if (membership.Sequence.Length > 0)
                json.WriteString("position", membership.Sequence);
            json.WriteEndObject();
        }
    }

    private static Task ErrorAsync(HttpContext context, int status, string code, string message) =>
        JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteStartObject("error");
                json.WriteString("code", code);
                json.WriteString("message", message);
                json.WriteNull("details");
                json.WriteEndObject();
                json.WriteEndObject();
            },
            status
        );

    [GeneratedRegex("^(B[0-9A-Z]{9}|[0-9]{9}[0-9X])$", RegexOptions.IgnoreCase)]
    private static partial Regex AsinShape();
}
