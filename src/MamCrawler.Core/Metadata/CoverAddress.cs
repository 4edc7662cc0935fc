namespace MamCrawler.Core.Metadata;

/// <summary>Addresses that a cover may be loaded from: the library's server fetches it from there, inside the person's home, so only the providers' own hosts are named to it, by https.</summary>
public static class CoverAddress
{
    private const int Longest = 1000;

    private static readonly string[] Hosts =
    [
        "m.media-amazon.com",
        "images-na.ssl-images-amazon.com",
        "images-eu.ssl-images-amazon.com",
        "books.google.com",
        "books.googleusercontent.com",
        "covers.openlibrary.org",
    ];

    /// <summary>Apple's images come from numbered hosts below this one.</summary>
    private const string Apple = ".mzstatic.com";

    /// <summary>The address if it is one to load a cover from; null otherwise. One by http at such a host is asked for by https.</summary>
    public static string? Read(string? text)
    {
        if (text is not { Length: > 0 and <= Longest } || text.Any(character => char.IsControl(character) || char.IsWhiteSpace(character)))
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || !address.IsDefaultPort)
            return null;
        if (!IsKnown(address.Host) || address.Scheme is not ("https" or "http"))
            return null;
        return new UriBuilder(address)
        {
            Scheme = "https",
            Port = -1,
            Fragment = "",
        }
            .Uri
            .AbsoluteUri;
    }

    private static bool IsKnown(string host) =>
        Hosts.Contains(host, StringComparer.OrdinalIgnoreCase)
        || (
            host.EndsWith(Apple, StringComparison.OrdinalIgnoreCase)
            && host[..^Apple.Length].All(character => char.IsAsciiLetterOrDigit(character) || character == '-')
        );
}
