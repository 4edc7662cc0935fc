namespace MamCrawler.Simulators.World;

/// <summary>A release on the tracker.</summary>
public sealed record TrackerRelease
{
    public required int Id { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<string> Authors { get; init; }

    public IReadOnlyList<string> Narrators { get; init; } = [];

    /// <summary>Series names with their number texts.</summary>
    public IReadOnlyList<WorldItemSeries> Series { get; init; } = [];

    /// <summary>The old category id, such as 41 for fantasy audiobooks.</summary>
    public int Category { get; init; } = 41;

    /// <summary>True for an ebook, which no search for audiobooks shows.</summary>
    public bool Ebook { get; init; }

    /// <summary>The exact total length of its files.</summary>
    public long SizeBytes { get; init; }

    public int FileCount { get; init; } = 1;

    /// <summary>Lower case, separated by spaces.</summary>
    public string FileTypes { get; init; } = "m4b";

    public TrackerLanguage Language { get; init; } = TrackerLanguage.English;

    public DateTime AddedUtc { get; init; }

    public string Tags { get; init; } = "";

    /// <summary>The bits of browseflags; 32 is abridged.</summary>
    public int BrowseFlags { get; init; }

    public bool Free { get; init; }

    public bool Vip { get; init; }

    /// <summary>When the VIP state ends, unix seconds; 0 for never.</summary>
    public long VipExpires { get; init; }

    public int Seeders { get; init; }

    public int Leechers { get; init; }

    public int TimesCompleted { get; init; }

    /// <summary>True bitrate in kb/s.</summary>
    public int Bitrate { get; init; }

    public int RuntimeMinutes { get; init; }

    /// <summary>Sentences of the uploader.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>True when the media info was filled in.</summary>
    public bool HasMediaInfo { get; init; } = true;

    /// <summary>The volumes of a pack, in order; empty for anything else.</summary>
    public IReadOnlyList<PackVolume> Volumes { get; init; } = [];

    /// <summary>True for a pack whose volumes all lie in one folder.</summary>
    public bool Flat { get; init; }
}
