namespace MamCrawler.Core.Library;

/// <summary>Everything a messy title says (rules.md 2): the title itself, other ways to write it, a place in a series, and what edition it is.</summary>
public sealed record TitleReading
{
    /// <summary>The key of the title without ornament, series prefix and trailing "(Series, Book 3)".</summary>
    public required TitleKey Key { get; init; }

    /// <summary>Other keys under which the same book is listed: with the subtitle, with the series prefix kept, ... Never holds <see cref="Key"/>.</summary>
    public IReadOnlyList<TitleKey> Alternatives { get; init; } = [];

    /// <summary>Places in series that the title names: evidence weaker than the item's own series.</summary>
    public IReadOnlyList<SeriesMembership> Series { get; init; } = [];

    /// <summary>The part of the volume that the title names; null for a whole volume.</summary>
    public int? Part { get; init; }

    public bool Dramatised { get; init; }

    /// <summary>True or false when the title says so; null when it does not.</summary>
    public bool? Abridged { get; init; }

    /// <summary>True when the title names a collection: "Books 1-4", "Omnibus", "Box Set", "Collection".</summary>
    public bool Pack { get; init; }

    /// <summary>Reads a title. Never throws.</summary>
    /// <param name="title">The title as it came.</param>
    /// <param name="subtitle">The subtitle as it came, if there is one.</param>
    /// <param name="seriesNames">Names of series the book is known to belong to; they help to tell a series prefix from a title.</param>
    public static TitleReading Read(string? title, string? subtitle = null, IReadOnlyList<string>? seriesNames = null) =>
        new() { Key = TitleKey.Of(title) };
}
