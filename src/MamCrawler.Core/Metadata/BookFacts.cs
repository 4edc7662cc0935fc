using MamCrawler.Core.Library;

namespace MamCrawler.Core.Metadata;

/// <summary>What a provider states about one recording. A fact it does not state is null or empty; nothing is judged here.</summary>
public sealed record BookFacts
{
    /// <summary>Audible's id, upper case.</summary>
    public required string Asin { get; init; }

    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Narrators { get; init; } = [];

    public IReadOnlyList<SeriesMembership> Series { get; init; } = [];

    public TimeSpan? Duration { get; init; }

    /// <summary>The language as the provider writes it.</summary>
    public string? Language { get; init; }

    public bool? Abridged { get; init; }

    public DateOnly? ReleaseDate { get; init; }

    public string? Publisher { get; init; }

    public string? Isbn { get; init; }
}
