using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>With no witness, only holes below the highest owned number are gaps, and of low confidence (rules.md 3).</summary>
internal static class LibraryHoles
{
    /// <summary>A number above this is a year or a catalogue number and says nothing about volumes below it.</summary>
    private const decimal HighestVolume = 300;

    public static (List<decimal> Missing, int Held) Find(SeriesGroup group, SeriesSlots slots, OwnershipIndex index)
    {
        var highest = 0m;
        foreach (var volume in group.Volumes)
        foreach (var span in volume.Sequence.Spans)
            if (volume.Part is null && span.To <= HighestVolume)
                highest = Math.Max(highest, decimal.Truncate(span.To));
        var missing = new List<decimal>();
        var held = 0;
        var authors = OwnershipAuthors.Of(group.Authors);
        for (var number = 1m; number <= highest; number++)
        {
            if (Listed(slots, number))
                continue;
            if (Owned(slots.Names, number, authors, index))
                held++;
            else if (number < highest)
                missing.Add(number);
        }

        return (missing, held);
    }

    public static Gap Write(decimal number, GapGroup group, string held) =>
        new()
        {
            Id = group.Prefix + SlotNumber.Text(number),
            GroupKey = group.Key,
            Class = GapClass.Missing,
            Confidence = GapConfidence.Low,
            Authors = group.Authors,
            Series = group.Series,
            SeriesAliases = group.Aliases,
            Number = number,
            Language = group.Language,
            SeriesNarrators = group.Narrators,
            Followed = group.Followed,
            Evidence = [new(WitnessName.Library, $"{held} No witness knows the series; {SlotNumber.Text(number)} is a hole below the highest number held.")],
        };

    private static bool Listed(SeriesSlots slots, decimal number)
    {
        foreach (var slot in slots.Slots)
        foreach (var work in slot.Works)
            if (work.Position == number)
                return true;
        return false;
    }

    private static bool Owned(SeriesNames names, decimal number, ReadOnlySpan<ulong> authors, OwnershipIndex index)
    {
        Span<int> items = stackalloc int[1];
        for (var name = 0; name < names.Count; name++)
            if (index.ByPosition(names.Hash(name), number, authors, items) > 0)
                return true;
        return false;
    }
}
