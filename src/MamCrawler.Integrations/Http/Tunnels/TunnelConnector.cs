using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace MamCrawler.Integrations.Http.Tunnels;

/// <summary>
/// Opens the connections of a tunnel. It does the TLS itself because the framework would check the server's certificate against an overridden Host header
/// instead of the address that was asked for.
/// </summary>
internal static class TunnelConnector
{
    internal static SocketsHttpHandler CreateHandler(TunnelOptions options, X509Certificate2? certificate)
    {
        var authorities = options.PinnedAuthority is { } pinned ? PinnedAuthorities.Read(pinned) : null;
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // Home routers drop idle connections silently after a while; a short idle life keeps us from writing into one of those.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            ConnectCallback = (context, cancellationToken) => ConnectAsync(options, certificate, authorities, context, cancellationToken),
        };
    }

    private static async ValueTask<Stream> ConnectAsync(
        TunnelOptions options,
        X509Certificate2? certificate,
        X509Certificate2Collection? authorities,
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Stream? stream = null;
        try
        {
            await socket.ConnectAsync(options.BaseAddress.IdnHost.Trim('[', ']'), options.BaseAddress.Port, cancellationToken);
            stream = new NetworkStream(socket, ownsSocket: true);
            if (context.InitialRequestMessage.RequestUri?.Scheme != Uri.UriSchemeHttps)
                return stream;
            var secure = new SslStream(stream);
            stream = secure;
            await AuthenticateAsync(secure, Tls(options, certificate, authorities), cancellationToken);
            return secure;
        }
        catch
        {
            socket.Dispose();
            if (stream is not null)
                await stream.DisposeAsync();
            throw;
        }
    }

    private static async Task AuthenticateAsync(SslStream stream, SslClientAuthenticationOptions tls, CancellationToken cancellationToken)
    {
        var refused = SslPolicyErrors.None;
        // Decides nothing of its own: it only remembers what the platform found, to tell a bad server from a refused client.
        tls.RemoteCertificateValidationCallback = (_, _, _, errors) => (refused = errors) == SslPolicyErrors.None;
        try
        {
            await stream.AuthenticateAsClientAsync(tls, cancellationToken);
        }
        catch (AuthenticationException exception) when (refused != SslPolicyErrors.None)
        {
            throw new UntrustedServerException(refused, exception);
        }
    }

    private static SslClientAuthenticationOptions Tls(TunnelOptions options, X509Certificate2? certificate, X509Certificate2Collection? authorities)
    {
        var tls = new SslClientAuthenticationOptions { TargetHost = options.BaseAddress.IdnHost.Trim('[', ']') };
        if (certificate is not null)
            tls.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        if (authorities is not null)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(authorities);
            tls.CertificateChainPolicy = policy;
        }
        return tls;
    }
}
