using System.Collections.Concurrent;

namespace MamCrawler.Integrations.QBittorrent;

/// <summary>
/// The cookies that qBittorrent set. It renames its session cookie from version to version (SID, QBT_SID_8080, or a name from its settings), so all of them go
/// back and none is looked for by name.
/// </summary>
internal sealed class SessionCookies
{
    private readonly ConcurrentDictionary<string, string> cookies = new(StringComparer.Ordinal);

    /// <summary>The value of the Cookie header; empty for none.</summary>
    internal string Header => string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    internal void Keep(IEnumerable<string> setCookies)
    {
        foreach (var pair in setCookies.Select(text => text.Split(';')[0]))
            if (pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
                cookies[pair[..equals].Trim()] = pair[(equals + 1)..].Trim();
    }

    internal void Clear() => cookies.Clear();
}
