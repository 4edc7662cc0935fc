using MamCrawler.Hosting.Settings;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Hosting.Readiness;

/// <summary>The secrets that settings need, tunnels included. Which of them there are is for <see cref="ConfigurationWatch"/> to say.</summary>
public static class NeededSecrets
{
    /// <summary>All of them, in the order of <see cref="MissingSettings"/>.</summary>
    public static IReadOnlyList<NeededSecret> Of(MamCrawlerSettings settings) =>
        [
            new(RequiredServices.Library, "Audiobookshelf", KnownSecrets.AudiobookshelfKey, "API key of Audiobookshelf (Settings, API Keys)"),
            .. OfTunnel(RequiredServices.Library, "Audiobookshelf", settings.Audiobookshelf.Tunnel),
            new(RequiredServices.Tracker, "MyAnonamouse", KnownSecrets.TrackerSession, "session mam_id (Preferences, Security; one for this program alone)"),
            .. OfProxy(settings.MyAnonamouse.Egress),
            .. OfClient(settings.QBittorrent),
            .. OfTunnel(RequiredServices.TorrentClient, "qBittorrent", settings.QBittorrent.Tunnel),
            .. settings.Hardcover.Enabled
                ? [new NeededSecret(RequiredServices.None, "Hardcover", KnownSecrets.HardcoverToken, "token of Hardcover (Settings, API)")]
                : Array.Empty<NeededSecret>(),
            .. settings.Webhook.Enabled
                ? [new NeededSecret(RequiredServices.None, "Webhook", KnownSecrets.WebhookAddress, "whole address of the webhook, with the token in it")]
                : Array.Empty<NeededSecret>(),
        ];

    private static IEnumerable<NeededSecret> OfProxy(EgressSettings egress)
    {
        if (egress is { Mode: EgressMode.Proxy, ProxySecret: { } secret })
        {
            yield return new NeededSecret(
                RequiredServices.Tracker,
                "MyAnonamouse",
                secret,
                "user and password of the proxy to the tracker, with a colon between them"
            );
        }
    }

    // Without a user's name there is no login: the client lets this machine in as it is.
    private static IEnumerable<NeededSecret> OfClient(QBittorrentSettings client)
    {
        if (client.UserName.Length > 0)
        {
            yield return new NeededSecret(RequiredServices.TorrentClient, "qBittorrent", KnownSecrets.QBittorrentPassword, "password of qBittorrent's Web UI")
            {
                Alternative = KnownSecrets.QBittorrentKey,
            };
        }
    }

    private static IEnumerable<NeededSecret> OfTunnel(RequiredServices service, string owner, TunnelSettings tunnel)
    {
        foreach (var (header, secret) in tunnel.HeaderSecrets)
        {
            yield return new NeededSecret(service, owner, secret, $"value of the header {header} for the tunnel to {owner}");
        }

        if (tunnel.ClientCertificateSecret is { } certificate)
        {
            yield return new NeededSecret(service, owner, certificate, $"client certificate for the tunnel to {owner}, a PFX file in base64");
        }

        if (tunnel.ClientCertificatePasswordSecret is { } password)
        {
            yield return new NeededSecret(service, owner, password, $"password of the client certificate for the tunnel to {owner}");
        }
    }
}
