using MamCrawler.Core.Library;

namespace MamCrawler.Core.Metadata;

/// <summary>What a provider states about one recording. A fact it does not state is null or empty; nothing is judged here.</summary>
public sealed record BookFacts
{
    /// <summary>Audible's id, upper case; null when it states none.</summary>
    public string? Asin { get; init; }

    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Narrators { get; init; } = [];

    public IReadOnlyList<SeriesMembership> Series { get; init; } = [];

    public TimeSpan? Duration { get; init; }

    /// <summary>The language as the provider writes it.</summary>
    public string? Language { get; init; }

    public bool? Abridged { get; init; }

    /// <summary>When this edition came out; null when the provider states less than the day.</summary>
    public DateOnly? ReleaseDate { get; init; }

    public string? Publisher { get; init; }

    /// <summary>An ISBN as the provider writes it, of the edition that the other facts are of.</summary>
    public string? Isbn { get; init; }

    /// <summary>What the book is about: plain text with line breaks, without markup.</summary>
    public string? Description { get; init; }

    public IReadOnlyList<string> Genres { get; init; } = [];

    /// <summary>The picture of the cover: an absolute https address, the largest one offered.</summary>
    public Uri? Cover { get; init; }
}
