using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>Asks the ownership index for slots: by ASIN, ISBN and title first, then by position where no title contradicts it (rules.md 2).</summary>
internal sealed class SlotOwnership(OwnershipIndex index, IReadOnlyList<SeriesSlot> slots, SeriesNames names)
{
    // Which slot an item is by its identity: at another slot's position its title then contradicts.
    private readonly Dictionary<int, SeriesSlot> _identified = [];

    /// <summary>The slots that something owned covers.</summary>
    public HashSet<SeriesSlot> Find()
    {
        var owned = new HashSet<SeriesSlot>(slots.Count);
        foreach (var slot in slots)
            if (ByIdentity(index, slot) is >= 0 and var item)
            {
                owned.Add(slot);
                _identified.TryAdd(item, slot);
            }

        if (owned.Count < slots.Count)
            foreach (var slot in slots)
                if (slot.Part is null && !owned.Contains(slot) && ByPosition(slot))
                    owned.Add(slot);
        return owned;
    }

    /// <summary>The item that is this work by ASIN, ISBN, or title and author; -1 when there is none.</summary>
    public static int ByIdentity(OwnershipIndex index, SeriesSlot slot)
    {
        foreach (var work in slot.Works)
        {
            foreach (var asin in work.Work.Asins)
                if (index.ByAsin(asin) is >= 0 and var item)
                    return item;
            if (index.ByIsbn(work.Work.Isbn) is >= 0 and var byIsbn)
                return byIsbn;
        }

        if (slot.Part is null)
            foreach (var work in slot.Works)
            {
                foreach (var title in work.Titles)
                    if (index.ByTitle(title, work.Authors) is >= 0 and var item)
                        return item;
                if (work.MainTitle != 0 && index.ByTitle(work.MainTitle, work.Authors) is >= 0 and var byMain)
                    return byMain;
            }

        return -1;
    }

    private bool ByPosition(SeriesSlot slot)
    {
        foreach (var work in slot.Works)
        {
            if (work.Position is { } position)
            {
                for (var name = 0; name < names.Count; name++)
                    if (Stands(slot, names.Hash(name), position, work.Authors))
                        return true;
            }

            foreach (var place in work.Work.Series)
                if (place.Sequence.Position is { } other && !names.Knows(place.Name) && Stands(slot, SeriesKey.Of(place.Name).Hash, other, work.Authors))
                    return true;
        }

        return false;
    }

    private bool Stands(SeriesSlot slot, ulong series, decimal position, ReadOnlySpan<ulong> authors)
    {
        Span<int> items = stackalloc int[OwnershipKeyTable.MostItemsPerKey];
        var count = index.ByPosition(series, position, authors, items);
        foreach (var item in items[..count])
            if (index.IsPack(item) || !_identified.TryGetValue(item, out var other) || other == slot)
                return true;
        return false;
    }
}
