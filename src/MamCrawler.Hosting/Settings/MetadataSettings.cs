namespace MamCrawler.Hosting.Settings;

/// <summary>Which providers of metadata are asked, and what becomes of what they state (rules.md 7).</summary>
public sealed record MetadataSettings
{
    /// <summary>Every provider there is, the most trusted first.</summary>
    public static IReadOnlyList<string> Known { get; } = ["Audible", "Audnexus", "Hardcover", "ITunes", "GoogleBooks", "OpenLibrary"];

    /// <summary>
    /// Their names, between commas, the most trusted first. Hardcover is asked once its token is set, Google Books once its key is. Empty asks nobody.
    /// </summary>
    public string Providers { get; init; } = string.Join(',', Known);

    /// <summary>True writes into empty fields what two providers state, or the field's most trusted one of the item's own ASIN; false only proposes it.</summary>
    public bool Write { get; init; }

    /// <summary>The names, as <see cref="Known"/> writes them.</summary>
    internal IReadOnlyList<string> Names => [.. Words.Select(word => Known.FirstOrDefault(name => Is(word, name))).OfType<string>().Distinct()];

    private string[] Words => Providers.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What is wrong, in sentences.</summary>
    internal IEnumerable<string> Validate() =>
        Words.Where(word => !Known.Any(name => Is(word, name))).Select(word => $"'{word}' is no provider of metadata; there are {string.Join(", ", Known)}.");

    private static bool Is(string word, string name) => word.Equals(name, StringComparison.OrdinalIgnoreCase);
}
