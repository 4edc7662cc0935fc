namespace MamCrawler.Integrations.Http;

/// <summary>
/// Judges links to covers. The library fetches a cover from within the home, so a link counts only when it leads to one of the catalogue's own hosts: an answer must not be able
/// to make it call anything else.
/// </summary>
internal static class CoverLink
{
    private const int Longest = 1000;

    /// <summary>The link, with https in the place of http; null when there is none, or when it leads elsewhere.</summary>
    /// <param name="text">The link as stated.</param>
    /// <param name="service">The catalogue's address: links to the same loopback port count as they are.</param>
    /// <param name="hosts">The hosts of its images; one that begins with a dot stands for all hosts below it.</param>
    internal static Uri? Of(string? text, Uri service, params ReadOnlySpan<string> hosts)
    {
        if (text is null || text.Length > Longest || !Uri.TryCreate(text.Trim(), UriKind.Absolute, out var link))
            return null;
        if (link.Scheme is not ("http" or "https") || link.UserInfo.Length > 0)
            return null;
        if (service.IsLoopback && link.Scheme == service.Scheme && link.Authority == service.Authority)
            return link;
        return link.IsDefaultPort && IsOneOf(link.IdnHost, hosts) ? Secure(link) : null;
    }

    private static bool IsOneOf(string host, ReadOnlySpan<string> hosts)
    {
        foreach (var known in hosts)
            if (known.StartsWith('.') ? host.EndsWith(known, StringComparison.OrdinalIgnoreCase) : host.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static Uri Secure(Uri link) => link.Scheme == "https" ? link : new UriBuilder(link) { Scheme = "https", Port = -1 }.Uri;
}
