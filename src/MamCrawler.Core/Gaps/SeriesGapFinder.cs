using System.Globalization;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>The work behind <see cref="GapFinder.FindSeriesGaps"/>.</summary>
internal sealed class SeriesGapFinder(SeriesGroup group, SeriesSlots slots, OwnershipIndex index, GapOptions options, DateOnly today)
{
    private readonly bool _parts = HoldsParts(group);
    private string? _held;

    public SeriesGapResult Find()
    {
        var (count, owned) = (slots.All.Count, new SlotOwnership(index, slots.All, slots.Names).Mark());
        if (owned == count && slots.HasWitness)
            return new SeriesGapResult(group.Key, [], count, owned, slots.LearntAliases);
        var gaps = new List<Gap>(count - owned);
        var language = group.Language ?? options.MajorityLanguage;
        var wanted = LanguageTag.Of(language);
        var aliases = slots.LearntAliases.Count == 0 ? group.Aliases : [.. group.Aliases, .. slots.LearntAliases];
        var common = new GapGroup($"series:{group.Key}:", group.Key, group.Name, aliases, group.Authors, language, group.Narrators, group.Followed);
        var audioListed = GapClassifier.IsAudioListed(slots.All);
        foreach (var slot in slots.All)
            if (!slot.Owned)
                gaps.Add(GapWriter.Write(slot, GapClassifier.Classify(slot, audioListed, wanted, options, today), wanted, common, Statement(slot)));
        if (!slots.HasWitness)
        {
            var holes = LibraryHoles.Find(group, slots, index);
            foreach (var number in holes.Missing)
                gaps.Add(LibraryHoles.Write(number, common, Held()));
            count += holes.Held + holes.Missing.Count;
            owned += holes.Held;
        }

        // A catalogue mostly lists a series in order already.
        if (!IsInOrder(gaps))
            gaps.Sort(ByPosition);
        TellApart(gaps);
        return new SeriesGapResult(group.Key, gaps, count, owned, slots.LearntAliases);
    }

    private string Statement(SeriesSlot slot)
    {
        if (_parts && slot.Position is { } position)
            foreach (var volume in group.Volumes)
                if (volume.Part is not null && volume.Sequence.Spans is [var span] && span.From == position)
                    return $"{Held()} Item {volume.ItemId} is part {volume.Part} of it, which is not the volume.";
        return Held();
    }

    private static bool HoldsParts(SeriesGroup group)
    {
        foreach (var volume in group.Volumes)
            if (volume.Part is not null)
                return true;
        return false;
    }

    private string Held() =>
        _held ??=
            group.Volumes.Count == 0
                ? $"Nothing of “{group.Name}” is held; nothing owned covers this by ASIN, title, position or pack."
                : $"{group.Volumes.Count} items of “{group.Name}” are held ({Numbers()}); nothing owned covers this by ASIN, title, position or pack.";

    private string Numbers()
    {
        var numbers = new List<(decimal From, string Raw)>(group.Volumes.Count);
        foreach (var volume in group.Volumes)
            if (volume.Sequence.Spans.Count > 0)
                numbers.Add((volume.Sequence.Spans[0].From, volume.Sequence.Raw));
        if (numbers.Count == 0)
            return "none with a number";
        numbers.Sort();
        return string.Join(", ", numbers.Take(30).Select(number => number.Raw)) + (numbers.Count > 30 ? ", …" : "");
    }

    private static bool IsInOrder(List<Gap> gaps)
    {
        for (var at = 1; at < gaps.Count; at++)
            if (ByPosition(gaps[at - 1], gaps[at]) > 0)
                return false;
        return true;
    }

    private static int ByPosition(Gap left, Gap right)
    {
        var order = (left.Number ?? decimal.MaxValue).CompareTo(right.Number ?? decimal.MaxValue);
        return order != 0 ? order : string.CompareOrdinal(left.Id, right.Id);
    }

    // Two works of one title and no number, or two listings of one part, would share an id.
    private static void TellApart(List<Gap> gaps)
    {
        for (int at = 1, copy = 1; at < gaps.Count; at++)
        {
            copy = gaps[at].Id == gaps[at - copy].Id ? copy + 1 : 1;
            if (copy > 1)
                gaps[at] = gaps[at] with { Id = $"{gaps[at].Id} {copy.ToString(CultureInfo.InvariantCulture)}" };
        }
    }
}
