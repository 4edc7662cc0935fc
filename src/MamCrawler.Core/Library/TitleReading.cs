namespace MamCrawler.Core.Library;

/// <summary>Everything a messy title says (rules.md 2): the title itself, other ways to write it, a place in a series, and what edition it is.</summary>
public sealed record TitleReading
{
    /// <summary>
    /// The key of the title without ornament, series prefix and trailing "(Series, Book 3)". A part keeps "PART n" in its key, so that it never equals the volume.
    /// </summary>
    public required TitleKey Key { get; init; }

    /// <summary>Other keys under which the same book is listed: with the subtitle, with the series prefix kept, ... Never holds <see cref="Key"/>.</summary>
    public IReadOnlyList<TitleKey> Alternatives { get; init; } = [];

    /// <summary>
    /// The title without its subtitle, when it has one and at least two words are left; empty otherwise. It matches a title that has no subtitle, and never another
    /// main title: volumes often differ only in the subtitle.
    /// </summary>
    public TitleKey MainKey { get; init; }

    /// <summary>Places in series that the title names: evidence weaker than the item's own series.</summary>
    public IReadOnlyList<SeriesMembership> Series { get; init; } = [];

    /// <summary>The part of the volume that the title names; null for a whole volume.</summary>
    public int? Part { get; init; }

    /// <summary>The key of the whole volume when <see cref="Part"/> is known, else <see cref="Key"/>.</summary>
    public TitleKey WholeKey { get; init; }

    public bool Dramatised { get; init; }

    /// <summary>True or false when the title says so; null when it does not.</summary>
    public bool? Abridged { get; init; }

    /// <summary>True when the title names a collection: "Books 1-4", "Omnibus", "Box Set", "Collection", "First Title / Second Title".</summary>
    public bool Pack { get; init; }

    /// <summary>The separate works that an omnibus title joins ("First Title / Second Title"); empty otherwise.</summary>
    public IReadOnlyList<TitleKey> Holds { get; init; } = [];

    /// <summary>True when nothing but the name of a series (and perhaps a number) is left: such a title tells no volume from another.</summary>
    public bool IsSeriesName { get; init; }

    /// <summary>True when this title and the other share a key, or one is the other's <see cref="MainKey"/>. An empty key matches nothing.</summary>
    public bool Matches(TitleReading other) => Has(other.Key) || other.Alternatives.Any(Has) || MainKey.Matches(other.Key) || other.MainKey.Matches(Key);

    private bool Has(TitleKey key)
    {
        if (Key.Matches(key))
            return true;
        foreach (var alternative in Alternatives)
            if (alternative.Matches(key))
                return true;
        return false;
    }

    /// <summary>Reads a title. Never throws.</summary>
    /// <param name="title">The title as it came.</param>
    /// <param name="subtitle">The subtitle as it came, if there is one.</param>
    /// <param name="seriesNames">Names of series the book is known to belong to; they help to tell a series prefix from a title.</param>
    public static TitleReading Read(string? title, string? subtitle = null, IReadOnlyList<string>? seriesNames = null) =>
        TitleReader.Read(title, subtitle, seriesNames ?? [], []);

    /// <summary>Reads a title that may also hold its authors' names ("Author - Title", "Series 02 - Title - Author"). Never throws.</summary>
    /// <param name="title">The title as it came.</param>
    /// <param name="subtitle">The subtitle as it came, if there is one.</param>
    /// <param name="seriesNames">Names of series the book is known to belong to.</param>
    /// <param name="authors">The book's authors.</param>
    public static TitleReading Read(string? title, string? subtitle, IReadOnlyList<string> seriesNames, IReadOnlyList<PersonName> authors) =>
        TitleReader.Read(title, subtitle, seriesNames, authors);
}
