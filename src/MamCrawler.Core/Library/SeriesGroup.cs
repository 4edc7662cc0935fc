namespace MamCrawler.Core.Library;

/// <summary>A series that the library holds or a person follows, with what is owned of it.</summary>
public sealed record SeriesGroup
{
    /// <summary>The folded name, stable over runs; with the author's where two series of one name are held.</summary>
    public required string Key { get; init; }

    /// <summary>The name as its follower, else the library, writes it first.</summary>
    public required string Name { get; init; }

    /// <summary>Other names of the same series.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The known authors, most frequent first.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>ASINs of the owned volumes.</summary>
    public IReadOnlyList<string> Asins { get; init; } = [];

    public IReadOnlyList<OwnedVolume> Volumes { get; init; } = [];

    /// <summary>True when a person follows it; a followed series counts as held (rules.md 3).</summary>
    public bool Followed { get; init; }

    /// <summary>The language of the majority of its owned volumes, as written; null when none is known.</summary>
    public string? Language { get; init; }

    /// <summary>The narrators of its owned volumes, most frequent first.</summary>
    public IReadOnlyList<string> Narrators { get; init; } = [];
}
