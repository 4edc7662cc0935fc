namespace MamCrawler.Integrations.Audible;

/// <summary>Audible's ids: ten letters and digits. Anything else is never sent.</summary>
internal static class AudibleAsin
{
    /// <summary>The id in upper case; null when the text is none.</summary>
    public static string? Of(string? text) => text?.Trim().ToUpperInvariant() is { Length: 10 } asin && asin.All(char.IsAsciiLetterOrDigit) ? asin : null;
}
