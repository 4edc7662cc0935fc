using System.Globalization;
using System.Net;
using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Webhooks;

/// <summary>What an answer of a webhook means. Bodies are not quoted: they may repeat the address.</summary>
internal static class WebhookRefusal
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>Returns when the message was taken.</summary>
    /// <exception cref="FaultException">It was not.</exception>
    public static void Check(ServiceAnswer answer, WebhookFormat format)
    {
        var status = (int)answer.Status;
        // Apprise answers so when it knows nobody under that key.
        if (format == WebhookFormat.Apprise && answer.Status == HttpStatusCode.NoContent)
            throw Person("took the message and has nobody to hand it to", "Look at the key at the end of its address, and at what is configured under it.");
        if (answer.IsSuccess)
            return;
        throw answer switch
        {
            { Status: HttpStatusCode.TooManyRequests } => Later("asked for fewer messages", answer.RetryAfter ?? StatedIn(answer.Body)),
            { Status: HttpStatusCode.RequestTimeout } or { Status: >= HttpStatusCode.InternalServerError } => Later(
                string.Create(CultureInfo.InvariantCulture, $"answered {status}"),
                answer.RetryAfter
            ),
            { Status: HttpStatusCode.FailedDependency } => Later("could not hand the message on to everybody (424)", answer.RetryAfter),
            { IsRedirect: true } => Person(
                string.Create(CultureInfo.InvariantCulture, $"answered with a redirect ({status}), which is not followed: the token would go elsewhere"),
                "Set the address that it has now."
            ),
            { Status: HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity } => new StopFaultException(
                FaultName.WebhookRefused,
                WebhookClient.Name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The webhook does not take this message ({status}). If it takes none, its format is another one: set webhook.format."
                )
            ),
            _ => Person(
                string.Create(CultureInfo.InvariantCulture, $"refused ({status})"),
                "Its address or the token in it is not good any more: make a new one there and set the secret webhook-address."
            ),
        };
    }

    private static WaitFaultException Later(string what, TimeSpan? wait) =>
        new(FaultName.WebhookUnavailable, WebhookClient.Name, $"The webhook {what}. Messages wait and are sent later.", wait);

    private static AskPersonFaultException Person(string what, string advice) =>
        new(FaultName.WebhookRefused, WebhookClient.Name, $"The webhook {what}. {advice} Messages wait until then.");

    /// <summary>Discord says in the body after how many seconds.</summary>
    private static TimeSpan? StatedIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 8 });
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("retry_after", out var stated)
                && stated.ValueKind == JsonValueKind.Number
                && stated.TryGetDouble(out var seconds)
                && seconds >= 0
                ? TimeSpan.FromSeconds(Math.Min(seconds, LongestWait.TotalSeconds))
                : null;
        }
        catch (JsonException)
        {
            // No JSON states no wait; the outbox has its own.
            return null;
        }
    }
}
