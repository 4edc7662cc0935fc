namespace MamCrawler.Integrations.Http;

/// <summary>The one User-Agent that every request carries (rules.md 1.4): this program's own name and version, never a browser's.</summary>
public static class HonestUserAgent
{
    /// <summary>"MamCrawler/1.0.0 (+self-hosted audiobook library keeper)".</summary>
    public static string Value { get; } = $"MamCrawler/{Version()} (+self-hosted audiobook library keeper)";

    /// <summary>The same with an address of mail, for services that want to write before they block.</summary>
    public static string With(string contact) => $"{Value[..^1]}; {contact})";

    private static string Version() => typeof(HonestUserAgent).Assembly.GetName().Version is { } version ? version.ToString(3) : "0.0.0";
}
