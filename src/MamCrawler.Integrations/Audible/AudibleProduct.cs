namespace MamCrawler.Integrations.Audible;

/// <summary>A product as the catalogue states it. One that has no title is a stub: the ASIN is not known.</summary>
internal sealed record AudibleProduct
{
    public required string Asin { get; init; }

    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Narrators { get; init; } = [];

    public IReadOnlyList<AudibleSeriesPlace> Series { get; init; } = [];

    public IReadOnlyList<AudibleRelation> Relations { get; init; } = [];

    public int? RuntimeMinutes { get; init; }

    public DateOnly? ReleaseDate { get; init; }

    public string? Language { get; init; }

    /// <summary>"unabridged", "abridged", "original_recording"; empty when not stated.</summary>
    public string FormatType { get; init; } = "";

    /// <summary>"SinglePartBook", "MultiPartBook", "AudioPart", "BookSeries", "Bundle", ...; empty when not stated.</summary>
    public string DeliveryType { get; init; } = "";

    public string? Publisher { get; init; }

    public string? Isbn { get; init; }

    /// <summary>Plain text.</summary>
    public string? Description { get; init; }

    /// <summary>The names on the ladders of its genres, the widest first; empty where they were not asked for.</summary>
    public IReadOnlyList<string> Genres { get; init; } = [];

    /// <summary>The largest picture offered.</summary>
    public Uri? Cover { get; init; }

    /// <summary>True for what is no book: a series, a podcast, a periodical.</summary>
    public bool IsNoBook => DeliveryType is "BookSeries" or "Periodical" or "PodcastParent" or "PodcastEpisode" or "PodcastSeason";
}
