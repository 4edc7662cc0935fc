using MamCrawler.Integrations.Http.Tunnels;

namespace MamCrawler.Hosting.Settings;

/// <summary>Makes the integrations' options of the settings' tunnel block.</summary>
internal static class TunnelSettingsExtensions
{
    internal static TunnelOptions ToOptions(this TunnelSettings tunnel, Uri baseAddress) =>
        new()
        {
            BaseAddress = baseAddress,
            Headers = [.. tunnel.HeaderSecrets.Select(header => new TunnelHeader(header.Key, header.Value))],
            ClientCertificateSecret = tunnel.ClientCertificateSecret,
            ClientCertificatePasswordSecret = tunnel.ClientCertificatePasswordSecret,
            PinnedAuthority = tunnel.PinnedAuthority,
            Host = tunnel.Host,
        };
}
