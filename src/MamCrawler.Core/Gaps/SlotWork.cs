using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>A work as one witness lists it, understood: what a slot is made of.</summary>
public sealed class SlotWork
{
    private readonly TitleFacts _title;

    internal SlotWork(SeriesCatalog catalog, int number, CatalogWork work, TitleFacts title, ulong[] authors) =>
        (Witness, Catalog, Work, _title, Authors) = (catalog.Witness, number, work, title, authors);

    public string Witness { get; }

    public CatalogWork Work { get; }

    /// <summary>Its whole position in the series asked for; null when it has none, or is a part.</summary>
    public decimal? Position => Part is null ? Place : null;

    /// <summary>The volume it is a part of; null for a whole one.</summary>
    public decimal? PartOf => Part is null ? null : Place;

    /// <summary>The part of a split volume; null for a whole volume.</summary>
    public int? Part { get; internal init; }

    public bool Dramatised { get; internal init; }

    public LanguageTag Language { get; internal init; }

    /// <summary>True when the title only repeats the series' name and so says nothing.</summary>
    internal bool Nameless { get; init; }

    internal decimal? Place { get; init; }

    /// <summary>The position as a key: equal for equal positions; 0 when there is none, or one that no series has.</summary>
    internal ulong PositionKey { get; init; }

    /// <summary>True at a position such as 2.5.</summary>
    internal bool IsBetweenNumbers => PositionKey != 0 && (PositionKey - 1) % 1000 != 0;

    internal int Catalog { get; }

    internal ulong[] Authors { get; }

    /// <summary>Hash of the title's key; 0 when the title says nothing.</summary>
    internal ulong Title => Nameless ? 0 : _title.Key;

    /// <summary>Hashes of other keys of the title.</summary>
    internal ReadOnlySpan<ulong> OtherTitles => Nameless ? [] : _title.Others;

    /// <summary>Hash of the title before its subtitle; 0 when it has none.</summary>
    internal ulong MainTitle => Nameless ? 0 : _title.Main;

    internal TitleKey TitleKey => _title.Full?.Key ?? TitleKey.Of(Work.Title);

    internal IReadOnlyList<TitleKey> OtherTitleKeys => _title.Full?.Alternatives ?? [];

    internal bool IsTracker => Witness == WitnessName.Tracker;

    internal bool SharesAuthor(SlotWork other)
    {
        if (Authors == other.Authors || Authors.Length == 0 || other.Authors.Length == 0)
            return true;
        foreach (var author in Authors)
            if (Array.IndexOf(other.Authors, author) >= 0)
                return true;
        return false;
    }
}
