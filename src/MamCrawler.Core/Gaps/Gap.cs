namespace MamCrawler.Core.Gaps;

/// <summary>A work that the library lacks, with everything needed to want, search and judge it. Immutable; what happens to it is kept beside it.</summary>
public sealed record Gap
{
    /// <summary>Stable over runs: made of the series' (or author's) key and the volume's position or title key.</summary>
    public required string Id { get; init; }

    /// <summary>The key of the series or author it is a gap of: <c>SeriesGroup.Key</c> or <c>AuthorGroup.Key</c>.</summary>
    public required string GroupKey { get; init; }

    public required GapClass Class { get; init; }

    public required GapConfidence Confidence { get; init; }

    /// <summary>The best known title; empty when only the number is known.</summary>
    public string Title { get; init; } = "";

    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The series' name as the library or its follower writes it; null for an author gap.</summary>
    public string? Series { get; init; }

    /// <summary>Other names of the same series, learnt from witnesses.</summary>
    public IReadOnlyList<string> SeriesAliases { get; init; } = [];

    /// <summary>The position in the series; null when it has none.</summary>
    public decimal? Number { get; init; }

    public IReadOnlyList<string> Asins { get; init; } = [];

    public string? Isbn { get; init; }

    /// <summary>The wanted language: that of the series' owned volumes, else the library's majority (rules.md 4).</summary>
    public string? Language { get; init; }

    /// <summary>Narrators of the series' owned volumes, most frequent first.</summary>
    public IReadOnlyList<string> SeriesNarrators { get; init; } = [];

    /// <summary>Expected playing times, one per known recording, from the witnesses.</summary>
    public IReadOnlyList<TimeSpan> ExpectedDurations { get; init; } = [];

    /// <summary>Who published it, as the witnesses say; null when they do not, or name several.</summary>
    public string? Publisher { get; init; }

    public DateOnly? ReleaseDate { get; init; }

    /// <summary>True when a person follows the series or the author.</summary>
    public bool Followed { get; init; }

    /// <summary>True for an author gap that is not wanted now but drawn down gradually: the author lacks too many (rules.md 3).</summary>
    public bool Wishlist { get; init; }

    /// <summary>A person's wish for this very work; null when nobody wished for it.</summary>
    public GapWish? Wish { get; init; }

    /// <summary>What each witness said.</summary>
    public IReadOnlyList<GapEvidence> Evidence { get; init; } = [];
}
