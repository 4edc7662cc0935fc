namespace MamCrawler.Simulators.World;

/// <summary>A book of the library, with the words its owner's files and scrapers left in it.</summary>
public sealed record WorldItem
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    public required IReadOnlyList<string> Authors { get; init; }

    public IReadOnlyList<string> Narrators { get; init; } = [];

    public IReadOnlyList<WorldItemSeries> Series { get; init; } = [];

    public string? Asin { get; init; }

    public string? Isbn { get; init; }

    public string? Language { get; init; }

    public int? PublishedYear { get; init; }

    /// <summary>The year as somebody wrote it; null when <see cref="PublishedYear"/> says it.</summary>
    public string? PublishedYearText { get; init; }

    public string? Publisher { get; init; }

    /// <summary>HTML, as the server keeps it; null when there is none.</summary>
    public string? Description { get; init; }

    public IReadOnlyList<string> Genres { get; init; } = ["Audiobook"];

    /// <summary>Where its cover lies on the server; null when it has none.</summary>
    public string? CoverPath { get; init; }

    public double DurationSeconds { get; init; }

    public long SizeBytes { get; init; }

    /// <summary>1 for a single m4b, more for mp3.</summary>
    public int FileCount { get; init; } = 1;

    /// <summary>Unix milliseconds.</summary>
    public long AddedAt { get; init; }

    /// <summary>Unix milliseconds; 0 when it did not change since it was added.</summary>
    public long UpdatedAt { get; init; }

    /// <summary>True when its files are no longer there.</summary>
    public bool IsMissing { get; init; }

    /// <summary>True for a book that is a single file without a folder; its path is then the file's.</summary>
    public bool IsFile { get; init; }

    /// <summary>Its files as they lie there; none for a book of the world, whose files are made up by their number.</summary>
    public IReadOnlyList<WorldItemFile> Files { get; init; } = [];

    /// <summary>The folder below the library's folder.</summary>
    public required string RelativePath { get; init; }

    /// <summary>True when it may give its place to a trap: nothing else depends on it.</summary>
    internal bool Replaceable { get; init; }
}
