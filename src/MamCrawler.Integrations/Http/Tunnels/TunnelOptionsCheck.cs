namespace MamCrawler.Integrations.Http.Tunnels;

/// <summary>What can be wrong with tunnel options.</summary>
internal static class TunnelOptionsCheck
{
    /// <summary>Headers that HTTP or another option already decides.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host",
        "Cookie",
        "Content-Length",
        "Transfer-Encoding",
        "Connection",
    };

    internal static IEnumerable<string> Find(TunnelOptions options, string section) =>
        Address(options, section).Concat(Headers(options, section)).Concat(Certificates(options, section)).Concat(Limits(options, section));

    private static IEnumerable<string> Address(TunnelOptions options, string section)
    {
        var address = options.BaseAddress;
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            yield return $"{section}: BaseAddress is not an http or https address; write it in full, such as https://home.example/qbittorrent/.";
            yield break;
        }
        if (address.Scheme == "http" && !address.IsLoopback)
            yield return $"{section}: BaseAddress is http outside this machine, so that passwords would travel in clear; use https.";
        if (address.UserInfo.Length > 0)
            yield return $"{section}: BaseAddress holds a user name or password; take it out and put it in the secret store.";
        if (address.Query.Length > 0 || address.Fragment.Length > 0)
            yield return $"{section}: BaseAddress holds a query or a fragment; only host, port and path prefix belong there.";
        if (options.Host is { } host && (host.Length == 0 || Uri.CheckHostName(HostName(host)) == UriHostNameType.Unknown))
            yield return $"{section}: Host is not a host name with an optional port.";
    }

    private static IEnumerable<string> Headers(TunnelOptions options, string section)
    {
        foreach (var header in options.Headers)
        {
            if (header.Name.Length == 0 || !header.Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
                yield return $"{section}: a header's name is not made of letters, digits, - and _.";
            else if (Reserved.Contains(header.Name))
                yield return $"{section}: the header {header.Name} cannot be set here.";
            // A settings file can say null where the type says text.
            if (string.IsNullOrEmpty(header.SecretName))
                yield return $"{section}: the header {header.Name} names no secret; give the name of the secret that is its value.";
        }
    }

    private static IEnumerable<string> Certificates(TunnelOptions options, string section)
    {
        var secure = options.BaseAddress is { IsAbsoluteUri: true, Scheme: "https" };
        if (options.ClientCertificateSecret is not null && !secure)
            yield return $"{section}: ClientCertificateSecret needs an https address.";
        if (options.ClientCertificatePasswordSecret is not null && options.ClientCertificateSecret is null)
            yield return $"{section}: ClientCertificatePasswordSecret is set without ClientCertificateSecret.";
        if (options.PinnedAuthority is null)
            yield break;
        if (!secure)
            yield return $"{section}: PinnedAuthority needs an https address.";
        if (PinnedAuthorities.Problem(options.PinnedAuthority) is { } problem)
            yield return $"{section}: PinnedAuthority {problem}";
    }

    private static IEnumerable<string> Limits(TunnelOptions options, string section)
    {
        if (options.Timeout < TimeSpan.FromSeconds(1) || options.Timeout > TimeSpan.FromMinutes(5))
            yield return $"{section}: Timeout must be between 1 second and 5 minutes.";
        if (options.MaximumAnswerBytes is < 1024 or > 256 * 1024 * 1024)
            yield return $"{section}: MaximumAnswerBytes must be between 1 KiB and 256 MiB.";
        if (options.ReadRetries is < 0 or > 5)
            yield return $"{section}: ReadRetries must be between 0 and 5.";
    }

    private static string HostName(string host) =>
        Uri.TryCreate("http://" + host + "/", UriKind.Absolute, out var uri) && uri.Authority.Length > 0 && uri.AbsolutePath == "/" ? uri.Host : "?";
}
