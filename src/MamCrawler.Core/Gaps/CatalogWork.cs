using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>One work as one witness lists it. Nothing here is merged or judged.</summary>
public sealed record CatalogWork
{
    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Narrators { get; init; } = [];

    /// <summary>Its sequence text in the series asked for; empty when the witness gives none.</summary>
    public SequenceText Sequence { get; init; } = SequenceText.Empty;

    /// <summary>Every series the witness puts this work in, the one asked for included.</summary>
    public IReadOnlyList<SeriesMembership> Series { get; init; } = [];

    public IReadOnlyList<string> Asins { get; init; } = [];

    public string? Isbn { get; init; }

    public DateOnly? ReleaseDate { get; init; }

    /// <summary>Who published the recording; null when the witness does not say.</summary>
    public string? Publisher { get; init; }

    /// <summary>The language as the witness writes it; null when unknown.</summary>
    public string? Language { get; init; }

    public TimeSpan? Duration { get; init; }

    public bool? Abridged { get; init; }

    public bool Dramatised { get; init; }

    /// <summary>True for a publisher pack, omnibus or box set: never a gap (rules.md 3).</summary>
    public bool IsPack { get; init; }

    /// <summary>True for a part of a split volume.</summary>
    public bool IsPart { get; init; }

    /// <summary>True for a novella or short story.</summary>
    public bool IsNovella { get; init; }

    /// <summary>True or false when the witness knows whether an audiobook exists; null when it cannot tell.</summary>
    public bool? HasAudio { get; init; }
}
