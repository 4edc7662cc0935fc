using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>Makes the gap of a slot: what is known of the work, gathered from all its listings.</summary>
internal static class GapWriter
{
    public static Gap Write(SeriesSlot slot, GapClass gapClass, LanguageTag wanted, string groupKey, string id, string library)
    {
        var best = slot.Best(wanted);
        var fitting = slot.Works.Where(work => !work.Dramatised && !work.Language.Contradicts(wanted)).ToList();
        var editions = fitting.Count > 0 ? fitting : slot.Works;
        return new Gap
        {
            Id = id,
            GroupKey = groupKey,
            Class = gapClass,
            Confidence = Confidence(slot),
            Title = best.Work.Title,
            Authors = (best.Work.Authors.Count > 0 ? best : slot.Works.FirstOrDefault(work => work.Work.Authors.Count > 0) ?? best).Work.Authors,
            Number = slot.Position,
            Asins = [.. editions.SelectMany(work => work.Work.Asins).Distinct(StringComparer.Ordinal)],
            Isbn = editions.Select(work => work.Work.Isbn).FirstOrDefault(isbn => isbn is not null),
            ExpectedDurations = [.. editions.Where(work => work.Work.Abridged != true).Select(work => work.Work.Duration).OfType<TimeSpan>()
                .Where(duration => duration > TimeSpan.Zero).Distinct()],
            ReleaseDate = GapClassifier.ReleaseDate(slot),
            Evidence = EvidenceWriter.Write(slot, library),
        };
    }

    /// <summary>The part of an id that names the slot: its position, or its title where it has none or shares it.</summary>
    public static string SlotId(SeriesSlot slot)
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
        var first = slot.Works[0];
        return first.Reading.Key.IsEmpty ? first.Work.Asins is [var asin, ..] ? asin : "untitled" : SeriesKey.Bounded(first.Reading.Key.Text);
    }

    private static GapConfidence Confidence(SeriesSlot slot)
    {
        var first = slot.Works[0].Witness;
        foreach (var work in slot.Works)
            if (work.Witness != first)
                return GapConfidence.High;
        return slot.TrackerWorks.Any(work => work.Witness != first) ? GapConfidence.High : GapConfidence.Medium;
    }
}
