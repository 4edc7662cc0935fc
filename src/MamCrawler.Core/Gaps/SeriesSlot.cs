using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>A place in a series that a work takes: the work as every witness lists it, with the position each of them gives (rules.md 3).</summary>
public sealed class SeriesSlot
{
    private List<SlotWork>? _trackerWorks;

    internal SeriesSlot(SlotWork first) => Listings = new SlotListings(first);

    /// <summary>The work's listings; never empty.</summary>
    public IReadOnlyList<SlotWork> Works => Listings;

    /// <summary>What the tracker lists for this slot: evidence, and proof that a release exists.</summary>
    public IReadOnlyList<SlotWork> TrackerWorks => _trackerWorks ?? [];

    /// <summary>Why the witnesses cannot be reconciled, in words; null when they agree.</summary>
    public string? Dispute { get; internal set; }

    /// <summary>The position, of the first witness that gives one; null when none does.</summary>
    public decimal? Position
    {
        get
        {
            for (var index = 0; index < Listings.Count; index++)
                if (Listings[index].Place is { } position)
                    return position;
            return null;
        }
    }

    /// <summary>The part of a split volume; null for a whole volume.</summary>
    public int? Part => Listings.First.Part;

    /// <summary>The item of the index that is this work by its identity; -1 when none is.</summary>
    internal int Item { get; set; } = -1;

    internal bool Owned { get; set; }

    internal SlotListings Listings { get; }

    internal bool HasTrackerWorks => _trackerWorks is not null;

    internal void Attach(SlotWork work) => (_trackerWorks ??= []).Add(work);

    /// <summary>The best listing: in the wanted language, of a plain reading, saying something.</summary>
    internal SlotWork Best(LanguageTag wanted)
    {
        var best = Listings.First;
        if (Listings.Count == 1)
            return best;
        var score = -1;
        for (var index = 0; index < Listings.Count; index++)
        {
            var work = Listings[index];
            var value = (work.Nameless ? 0 : 4) + (work.Language.Contradicts(wanted) ? 0 : 2) + (work.Dramatised ? 0 : 1);
            if (value > score)
                (best, score) = (work, value);
        }

        return best;
    }
}
