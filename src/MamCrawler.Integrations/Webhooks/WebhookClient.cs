using System.Net;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Notices;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Webhooks;

/// <summary>Sends a message to the one webhook, once: the outbox repeats it. Redirects are not followed, and no sentence quotes the address or the answer's body.</summary>
public sealed class WebhookClient : IWebhook, IDisposable
{
    /// <summary>Its name in faults.</summary>
    public const string Name = "Webhook";

    private readonly ISecretStore secrets;
    private readonly WebhookOptions options;
    private readonly HttpClient http;
    private readonly ServiceClient service;

    /// <summary>Makes the client; nothing is asked yet.</summary>
    public WebhookClient(ISecretStore secrets, WebhookOptions options, TimeProvider time)
    {
        (this.secrets, this.options) = (secrets, options);
        http = ServiceHandler.CreateClient(WebhookHandler.Create());
        var profile = new ServiceProfile
        {
            Service = Name,
            Unreachable = FaultName.WebhookUnavailable,
            Advice = "Messages wait and are sent when it answers again.",
            AttemptTimeout = options.Timeout,
            MaxBodyBytes = 64 * 1024,
        };
        service = new ServiceClient(http, profile, null, time);
    }

    /// <inheritdoc />
    public async Task SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        var secret =
            await secrets.GetAsync(options.AddressSecret, cancellationToken)
            ?? throw new AskPersonFaultException(
                FaultName.NotConfigured,
                Name,
                $"The webhook is switched on and has no address. Set it with 'mamcrawler secret set {options.AddressSecret}'."
            );
        var address = WebhookAddress.Read(secret.Reveal(), options);
        var body = WebhookBody.Of(address, NoticeRedaction.Clean(notice));
        var answer = await service.SendAsync(() => RequestOf(address, body), idempotent: false, cancellationToken);
        WebhookRefusal.Check(answer, address.Format);
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private static HttpRequestMessage RequestOf(WebhookAddress address, WebhookBody body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, body.Target)
        {
            Content = new ByteArrayContent(body.Content.ToArray()),
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher,
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        request.Headers.Authorization = address.Login;
        return request;
    }
}
