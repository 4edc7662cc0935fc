using MamCrawler.Hosting.Settings;

namespace MamCrawler.Local.Settings;

/// <summary>The addresses that <c>serve</c> listens on, separated by semicolons.</summary>
public static class ListenUrls
{
    /// <summary>What is wrong with them, as a sentence; null when nothing is.</summary>
    public static string? Problem(string urls)
    {
        var parts = Split(urls);
        return parts.Length > 0 && parts.All(IsAddress)
            ? null
            : $"'{urls}' is no list of addresses to listen on. Write one such as http://127.0.0.1:5089, or several with ';' between them.";
    }

    /// <summary>True when all of them are of this machine; then no key is needed.</summary>
    public static bool AreLoopback(string urls) =>
        Split(urls).All(part => Uri.TryCreate(part, UriKind.Absolute, out var address) && LoopbackAddress.Holds(address));

    /// <summary>The single addresses.</summary>
    public static string[] Split(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Kestrel knows http://*:80 and http://+:80, which are no URIs.
    private static bool IsAddress(string part) =>
        Uri.TryCreate(
            part.Replace("//*", "//any", StringComparison.Ordinal).Replace("//+", "//any", StringComparison.Ordinal),
            UriKind.Absolute,
            out var address
        )
        && address.Scheme == Uri.UriSchemeHttp
        && address.AbsolutePath == "/";
}
