namespace MamCrawler.Core.Library;

/// <summary>One item of the library, as the library describes it (rules.md 2). Nothing here is cleaned or guessed.</summary>
public sealed record Book
{
    /// <summary>The library's own id of the item.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    /// <summary>Audible's id, upper case; null when unknown.</summary>
    public string? Asin { get; init; }

    /// <summary>ISBN-10 or ISBN-13, digits and X only; null when unknown.</summary>
    public string? Isbn { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Narrators { get; init; } = [];

    public IReadOnlyList<SeriesMembership> Series { get; init; } = [];

    /// <summary>Playing time; null when unknown.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The language as the library writes it; null when unknown.</summary>
    public string? Language { get; init; }

    public bool? Abridged { get; init; }

    public string? Publisher { get; init; }

    /// <summary>The year of publication as the library writes it; null when unknown.</summary>
    public string? PublishedYear { get; init; }

    public DateTimeOffset? AddedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public string? Path { get; init; }

    /// <summary>Number of audio files; 0 when unknown.</summary>
    public int FileCount { get; init; }

    /// <summary>True when the library says that it has no description; false when it has one, or does not say.</summary>
    public bool LacksDescription { get; init; }

    /// <inheritdoc cref="LacksDescription" />
    public bool LacksGenres { get; init; }

    /// <inheritdoc cref="LacksDescription" />
    public bool LacksCover { get; init; }
}
