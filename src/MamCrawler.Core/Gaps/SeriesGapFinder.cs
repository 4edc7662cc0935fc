using System.Globalization;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>The work behind <see cref="GapFinder.FindSeriesGaps"/>.</summary>
internal sealed class SeriesGapFinder(SeriesGroup group, SeriesSlots slots, OwnershipIndex index, GapOptions options, DateOnly today)
{
    private readonly string? _language = group.Language ?? options.MajorityLanguage;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private string? _held;

    public SeriesGapResult Find()
    {
        var owned = new SlotOwnership(index, slots.Slots, slots.Names).Find();
        var gaps = new List<Gap>(slots.Slots.Count - owned.Count);
        var wanted = LanguageTag.Of(_language);
        if (owned.Count < slots.Slots.Count)
            foreach (var slot in slots.Slots)
                if (!owned.Contains(slot))
                    gaps.Add(Complete(Write(slot, wanted)));
        var (count, covered) = (slots.Slots.Count, owned.Count);
        if (!slots.HasWitness)
        {
            var holes = LibraryHoles.Find(group, slots, index);
            gaps.AddRange(holes.Missing.Select(number => Complete(LibraryHoles.Write(number, group, Id(SlotNumber.Text(number)), Held()))));
            count += holes.Held + holes.Missing.Count;
            covered += holes.Held;
        }

        gaps.Sort(ByPosition);
        return new SeriesGapResult(group.Key, gaps, count, covered, slots.LearntAliases);
    }

    private Gap Write(SeriesSlot slot, LanguageTag wanted) =>
        GapWriter.Write(slot, GapClassifier.Classify(slot, wanted, options, today), wanted, group.Key, Id(GapWriter.SlotId(slot)), Statement(slot));

    private Gap Complete(Gap gap) => gap with
    {
        Series = group.Name,
        SeriesAliases = [.. group.Aliases, .. slots.LearntAliases],
        Authors = gap.Authors.Count > 0 ? gap.Authors : group.Authors,
        Language = _language,
        SeriesNarrators = group.Narrators,
        Followed = group.Followed,
    };

    private string Id(string slot)
    {
        var id = $"series:{group.Key}:{slot}";
        var unique = id;
        for (var copy = 2; !_ids.Add(unique); copy++)
            unique = $"{id} {copy.ToString(CultureInfo.InvariantCulture)}";
        return unique;
    }

    private string Statement(SeriesSlot slot)
    {
        var part = slot.Position is { } position ? group.Volumes.FirstOrDefault(volume => volume.Part is not null && volume.Sequence.Spans is [var span] && span.From == position) : null;
        return part is null ? Held() : $"{Held()} Item {part.ItemId} is part {part.Part} of it, which is not the volume.";
    }

    private string Held() => _held ??= group.Volumes.Count == 0
        ? $"Nothing of “{group.Name}” is held; nothing owned covers this by ASIN, title, position or pack."
        : $"{group.Volumes.Count} items of “{group.Name}” are held ({Numbers()}); nothing owned covers this by ASIN, title, position or pack.";

    private string Numbers()
    {
        var numbers = group.Volumes.Where(volume => volume.Sequence.Spans.Count > 0).OrderBy(volume => volume.Sequence.Spans[0].From).Select(volume => volume.Sequence.Raw).ToList();
        return numbers.Count == 0 ? "none with a number" : string.Join(", ", numbers.Take(30)) + (numbers.Count > 30 ? ", …" : "");
    }

    private static int ByPosition(Gap left, Gap right)
    {
        var order = (left.Number ?? decimal.MaxValue).CompareTo(right.Number ?? decimal.MaxValue);
        return order != 0 ? order : string.CompareOrdinal(left.Id, right.Id);
    }
}
