using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>A work as one witness lists it, understood: what a slot is made of.</summary>
public sealed class SlotWork
{
    internal SlotWork(string witness, int catalog, CatalogWork work) => (Witness, Catalog, Work) = (witness, catalog, work);

    public string Witness { get; }

    public CatalogWork Work { get; }

    /// <summary>Its whole position in the series asked for; null when it has none, or is a part.</summary>
    public decimal? Position { get; internal init; }

    /// <summary>The volume it is a part of; null for a whole one.</summary>
    public decimal? PartOf { get; internal init; }

    /// <summary>The part of a split volume; null for a whole volume.</summary>
    public int? Part { get; internal init; }

    public bool Dramatised { get; internal init; }

    public LanguageTag Language { get; internal init; }

    /// <summary>True when the title only repeats the series' name and so says nothing.</summary>
    internal bool Nameless { get; init; }

    internal int Catalog { get; }

    internal TitleReading Reading { get; init; } = null!;

    /// <summary>Hash of the title key, then of its alternatives; empty when nameless.</summary>
    internal ulong[] Titles { get; init; } = [];

    /// <summary>Hash of the title before its subtitle; 0 when it has none.</summary>
    internal ulong MainTitle { get; init; }

    internal ulong[] Authors { get; init; } = [];

    internal bool IsTracker => Witness == WitnessName.Tracker;

    internal bool SharesAuthor(SlotWork other)
    {
        if (Authors.Length == 0 || other.Authors.Length == 0)
            return true;
        foreach (var author in Authors)
            if (Array.IndexOf(other.Authors, author) >= 0)
                return true;
        return false;
    }
}
