using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>Makes the gap of a slot: what is known of the work, gathered from all its listings.</summary>
internal static class GapWriter
{
    public static Gap Write(SeriesSlot slot, GapClass gapClass, LanguageTag wanted, GapGroup group, string library)
    {
        var best = slot.Best(wanted);
        var editions = Editions(slot, wanted);
        return new Gap
        {
            Id = group.Prefix + SlotId(slot),
            GroupKey = group.Key,
            Class = gapClass,
            Confidence = Confidence(slot),
            Title = best.Work.Title,
            Authors = Authors(slot, best) ?? group.Authors,
            Series = group.Series,
            SeriesAliases = group.Aliases,
            Number = slot.Position,
            Asins = Asins(editions),
            Isbn = Isbn(editions),
            Language = group.Language,
            SeriesNarrators = group.Narrators,
            ExpectedDurations = Durations(editions),
            Publisher = Publisher(editions),
            ReleaseDate = GapClassifier.ReleaseDate(slot),
            Followed = group.Followed,
            Evidence = EvidenceWriter.Write(slot, library),
        };
    }

    /// <summary>The part of an id that names the slot: its position, or its title where it has none or shares it.</summary>
    private static string SlotId(SeriesSlot slot)
    {
        if (slot.Position is not { } position)
            return $"title {Title(slot)}";
        var number = SlotNumber.Text(position);
        if (slot.Part is { } part)
            return part > 0 ? $"{number} part {part}" : $"{number} part {Title(slot)}";
        return slot.Dispute is null ? number : $"{number} title {Title(slot)}";
    }

    private static string Title(SeriesSlot slot)
    {
        var first = slot.Listings.First;
        return first.TitleKey is { IsEmpty: false } key ? SeriesKey.Bounded(key.Text)
            : first.Work.Asins is [var asin, ..] ? asin
            : "untitled";
    }

    // Plain recordings in the wanted language; all listings where there is none.
    private static IReadOnlyList<SlotWork> Editions(SeriesSlot slot, LanguageTag wanted)
    {
        if (slot.Listings.Count == 1)
            return slot.Listings;
        var fitting = slot.Listings.Where(work => !work.Dramatised && !work.Language.Contradicts(wanted)).ToList();
        return fitting.Count > 0 ? fitting : slot.Listings;
    }

    private static IReadOnlyList<string>? Authors(SeriesSlot slot, SlotWork best)
    {
        if (best.Work.Authors.Count > 0)
            return best.Work.Authors;
        foreach (var work in slot.Listings)
            if (work.Work.Authors.Count > 0)
                return work.Work.Authors;
        return null;
    }

    private static IReadOnlyList<string> Asins(IReadOnlyList<SlotWork> editions)
    {
        if (editions.Count == 1)
            return editions[0].Work.Asins;
        var asins = new List<string>(editions.Count);
        foreach (var work in editions)
        foreach (var asin in work.Work.Asins)
            if (!asins.Contains(asin))
                asins.Add(asin);
        return asins;
    }

    private static string? Isbn(IReadOnlyList<SlotWork> editions)
    {
        if (editions.Count == 1)
            return editions[0].Work.Isbn;
        foreach (var work in editions)
            if (work.Work.Isbn is { } isbn)
                return isbn;
        return null;
    }

    private static string? Publisher(IReadOnlyList<SlotWork> editions)
    {
        string? only = null;
        foreach (var work in editions)
        {
            if (work.Work.Publisher is not { Length: > 0 } publisher)
                continue;
            if (only is not null && !only.Equals(publisher, StringComparison.OrdinalIgnoreCase))
                return null;
            only ??= publisher;
        }
        return only;
    }

    private static IReadOnlyList<TimeSpan> Durations(IReadOnlyList<SlotWork> editions)
    {
        if (editions.Count == 1)
            return Duration(editions[0].Work) is { } only ? new[] { only } : [];
        var durations = new List<TimeSpan>(editions.Count);
        foreach (var work in editions)
            if (Duration(work.Work) is { } duration && !durations.Contains(duration))
                durations.Add(duration);
        return durations;
    }

    private static TimeSpan? Duration(CatalogWork work) => work is { Abridged: not true, Duration: { } duration } && duration > TimeSpan.Zero ? duration : null;

    private static GapConfidence Confidence(SeriesSlot slot)
    {
        var first = slot.Listings.First.Witness;
        for (var index = 1; index < slot.Listings.Count; index++)
            if (slot.Listings[index].Witness != first)
                return GapConfidence.High;
        foreach (var work in slot.TrackerWorks)
            if (work.Witness != first)
                return GapConfidence.High;
        return GapConfidence.Medium;
    }
}
