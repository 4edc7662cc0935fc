using System.Net.Http.Headers;
using System.Text;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Webhooks;

/// <summary>The address of a webhook, read from its secret. No sentence of it ever quotes the address.</summary>
internal sealed class WebhookAddress
{
    private WebhookAddress(Uri target, AuthenticationHeaderValue? login, WebhookFormat format) => (Target, Login, Format) = (target, login, format);

    /// <summary>Where to send, without user and password.</summary>
    public Uri Target { get; }

    /// <summary>What stood before the host as user and password; null when nothing did.</summary>
    public AuthenticationHeaderValue? Login { get; }

    /// <summary>What the receiver understands, never <see cref="WebhookFormat.Auto"/>.</summary>
    public WebhookFormat Format { get; }

    /// <summary>Reads it.</summary>
    /// <exception cref="AskPersonFaultException"><see cref="FaultName.NotConfigured"/>: it is no address that messages may go to.</exception>
    public static WebhookAddress Read(string text, WebhookOptions options)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            throw Wrong("is no whole http or https address");
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && !options.AllowPrivateHttp)
            throw Wrong(
                "begins with http, so its token and your titles would go over the network in clear. Use https, or set webhook.allowPrivateHttp when it stands in your own network"
            );
        var login = address.UserInfo.Length == 0 ? null : LoginOf(address.UserInfo);
        var target = new UriBuilder(address)
        {
            UserName = "",
            Password = "",
            Fragment = "",
        }.Uri;
        var format = options.Format == WebhookFormat.Auto ? FormatOf(target) : options.Format;
        if (format == WebhookFormat.Ntfy && target.AbsolutePath.Trim('/').Length == 0)
            throw Wrong("names no topic of ntfy: its path must end in one");
        return new WebhookAddress(target, login, format);
    }

    /// <summary>True when a machine at this number may be asked without TLS.</summary>
    public static bool IsNear(System.Net.IPAddress number) => System.Net.IPAddress.IsLoopback(number) || PrivateAddress.Holds(number);

    private static AskPersonFaultException Wrong(string what) =>
        new(FaultName.NotConfigured, WebhookClient.Name, $"The secret webhook-address {what}. Set it again with 'mamcrawler secret set webhook-address'.");

    private static AuthenticationHeaderValue LoginOf(string userInfo) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(userInfo))));

    private static WebhookFormat FormatOf(Uri address)
    {
        var (host, path) = (address.IdnHost.ToLowerInvariant(), address.AbsolutePath);
        return 0 switch
        {
            _ when IsOf(host, "discord.com") || IsOf(host, "discordapp.com") => WebhookFormat.Discord,
            _ when IsOf(host, "ntfy.sh") => WebhookFormat.Ntfy,
            _ when IsOf(host, "logic.azure.com") || IsOf(host, "api.powerplatform.com") || IsOf(host, "webhook.office.com") => WebhookFormat.Teams,
            _ when path.Contains("/notify/", StringComparison.Ordinal) => WebhookFormat.Apprise,
            _ => WebhookFormat.Json,
        };
    }

    private static bool IsOf(string host, string domain) => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal);
}
