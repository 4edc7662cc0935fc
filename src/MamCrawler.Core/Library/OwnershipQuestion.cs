namespace MamCrawler.Core.Library;

/// <summary>A work as the ownership index is asked for it. Whatever is unknown stays empty.</summary>
public sealed record OwnershipQuestion
{
    public IReadOnlyList<string> Asins { get; init; } = [];

    public IReadOnlyList<string> Isbns { get; init; } = [];

    /// <summary>The work's title, and other ways to write it.</summary>
    public IReadOnlyList<TitleKey> Titles { get; init; } = [];

    /// <summary>The work's authors; none when unknown, which agrees with any where series and number agree.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The series' name and its aliases.</summary>
    public IReadOnlyList<string> Series { get; init; } = [];

    /// <summary>The position in these series; null when it has none.</summary>
    public decimal? Number { get; init; }
}
