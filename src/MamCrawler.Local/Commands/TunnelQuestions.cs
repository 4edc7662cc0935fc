using MamCrawler.Hosting.Settings;

namespace MamCrawler.Local.Commands;

/// <summary>Asks for the lock on the way to a service that is not on this machine, and for the secrets that open it.</summary>
/// <param name="ask">Asks.</param>
/// <param name="inTheCloud">True when settings must carry a file's content, because its path means nothing there.</param>
internal sealed class TunnelQuestions(Questionnaire ask, bool inTheCloud)
{
    private const string None = "none";
    private const string Access = "access";
    private const string Certificate = "certificate";
    private const string Private = "private";

    /// <summary>What a Cloudflare Access service token consists of.</summary>
    private static readonly IReadOnlyDictionary<string, string> ServiceToken = new Dictionary<string, string>
    {
        ["CF-Access-Client-Id"] = "access-client-id",
        ["CF-Access-Client-Secret"] = "access-client-secret",
    };

    internal async Task<TunnelSettings> AskAsync(string service, Uri? address, TunnelSettings old, CancellationToken ct)
    {
        if (address is null || LoopbackAddress.Holds(address))
        {
            return old;
        }

        var kind = await ask.ChoiceAsync(
            $"{service}: lock on the way there ({Access}: Cloudflare Access token, {Certificate}: client certificate, {Private}: a private network, {None})",
            KindOf(old),
            [Access, Certificate, Private, None],
            ct
        );
        return kind switch
        {
            Access => await AccessAsync(service, old, ct),
            Certificate => await EndsAsync(service, await CertificateAsync(service, old, ct), ct),
            Private => await EndsAsync(service, new TunnelSettings { PinnedAuthority = old.PinnedAuthority, Host = old.Host }, ct),
            _ => KindOf(old) == None ? old : new TunnelSettings(),
        };
    }

    private static string KindOf(TunnelSettings tunnel) =>
        tunnel switch
        {
            { ClientCertificateSecret: not null } => Certificate,
            { HeaderSecrets.Count: > 0 } => Access,
            { PinnedAuthority: not null } or { Host: not null } => Private,
            _ => None,
        };

    private async Task<TunnelSettings> AccessAsync(string service, TunnelSettings old, CancellationToken ct)
    {
        var headers = old.HeaderSecrets.Count > 0 ? old.HeaderSecrets : ServiceToken;
        foreach (var (header, secret) in headers)
        {
            await ask.SecretAsync($"{service}: value of the header {header}", secret, ct);
        }

        return new TunnelSettings { HeaderSecrets = headers, Host = old.Host };
    }

    private async Task<TunnelSettings> CertificateAsync(string service, TunnelSettings old, CancellationToken ct)
    {
        var certificate = old.ClientCertificateSecret ?? "tunnel-client-certificate";
        var password = old.ClientCertificatePasswordSecret ?? "tunnel-client-certificate-password";
        await ask.SecretAsync($"{service}: client certificate with its key (path of a PFX file, or its content in base64)", certificate, ct, ContentOf);
        await ask.SecretAsync($"{service}: password of that PFX file (empty: it has none)", password, ct);
        return old with { ClientCertificateSecret = certificate, ClientCertificatePasswordSecret = await ask.HasAsync(password, ct) ? password : null };
    }

    private async Task<TunnelSettings> EndsAsync(string service, TunnelSettings old, CancellationToken ct)
    {
        var authority = await ask.AskAsync(
            $"{service}: PEM file of the authority that issued the server's certificate (empty: one that every machine trusts)",
            old.PinnedAuthority,
            kept => kept is null ? "" : "kept",
            path => (File.Exists(path), inTheCloud && File.Exists(path) ? File.ReadAllText(path) : Path.GetFullPath(path)),
            "There is no such file.",
            ct
        );
        var host = await ask.TextAsync($"{service}: Host header to send (empty: that of the address)", old.Host ?? "", ct);
        return old with { PinnedAuthority = authority, Host = host.Length > 0 ? host : null };
    }

    private static string ContentOf(string answer) => File.Exists(answer) ? Convert.ToBase64String(File.ReadAllBytes(answer)) : answer;
}
