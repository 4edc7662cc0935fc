using System.Text.Encodings.Web;
using System.Text.Json;
using MamCrawler.Core.Notices;
using MamCrawler.Integrations.Webhooks.Bodies;

namespace MamCrawler.Integrations.Webhooks;

/// <summary>A message as one receiver understands it.</summary>
/// <param name="Target">Where it goes.</param>
/// <param name="Content">The JSON.</param>
internal sealed record WebhookBody(Uri Target, ReadOnlyMemory<byte> Content)
{
    // Receivers count what they get, so no letter becomes six; it is never put into a page as it is.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes it.</summary>
    public static WebhookBody Of(WebhookAddress address, Notice notice) =>
        address.Format switch
        {
            WebhookFormat.Discord => Make(address.Target, DiscordBody.Of(notice)),
            WebhookFormat.Ntfy => Make(NtfyBody.ServerOf(address.Target), NtfyBody.Of(address.Target, notice)),
            WebhookFormat.Apprise => Make(address.Target, AppriseBody.Of(notice)),
            WebhookFormat.Teams => Make(address.Target, TeamsBody.Of(notice)),
            _ => Make(address.Target, JsonBody.Of(notice)),
        };

    private static WebhookBody Make(Uri target, object body) => new(target, JsonSerializer.SerializeToUtf8Bytes(body, Json));
}
