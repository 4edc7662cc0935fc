namespace MamCrawler.Simulators.World;

/// <summary>How an owned book is written down in the library.</summary>
/// <param name="SeriesName">The series' name as the library writes it; null for a book without one.</param>
/// <param name="Number">The volume's number; null without a series.</param>
internal sealed record OwnedItemStyle(string? SeriesName, int? Number)
{
    /// <summary>The last volume of an owned pack that begins with <see cref="Number"/>; null for a single volume.</summary>
    public int? LastNumber { get; init; }

    /// <summary>True for titles and names without any mess.</summary>
    public bool Plain { get; init; }

    /// <summary>An umbrella series that the item names besides; null for none.</summary>
    public string? Umbrella { get; init; }

    /// <summary>
    /// True when the author's field must tell who wrote it. Without an author only series and number tell a book (rules.md 2), and an umbrella series has no numbers.
    /// </summary>
    public bool NeedsAuthor { get; init; }

    /// <summary>True when the item may give its place to a trap.</summary>
    public bool Replaceable { get; init; }
}
