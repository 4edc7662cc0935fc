using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>Asks the ownership index for slots: by ASIN, ISBN and title first, then by position where no title contradicts it (rules.md 2).</summary>
internal sealed class SlotOwnership(OwnershipIndex index, List<SeriesSlot> slots, SeriesNames names)
{
    /// <summary>Marks the slots that something owned covers; returns how many.</summary>
    public int Mark()
    {
        var owned = 0;
        foreach (var slot in slots)
        {
            slot.Item = ByIdentity(index, slot);
            slot.Owned = slot.Item >= 0;
            owned += slot.Owned ? 1 : 0;
        }

        if (owned < slots.Count)
            foreach (var slot in slots)
                if (!slot.Owned && slot.Part is null && ByPosition(slot))
                {
                    slot.Owned = true;
                    owned++;
                }

        return owned;
    }

    /// <summary>The item that is this work by ASIN, ISBN, or title and author; -1 when there is none.</summary>
    public static int ByIdentity(OwnershipIndex index, SeriesSlot slot)
    {
        for (var listing = 0; listing < slot.Listings.Count; listing++)
        {
            var work = slot.Listings[listing];
            for (var asin = 0; asin < work.Work.Asins.Count; asin++)
                if (index.ByAsin(work.Work.Asins[asin]) is >= 0 and var item)
                    return item;
            if (index.ByIsbn(work.Work.Isbn) is >= 0 and var byIsbn)
                return byIsbn;
        }

        if (slot.Part is null)
            for (var listing = 0; listing < slot.Listings.Count; listing++)
                if (ByTitle(index, slot.Listings[listing]) is >= 0 and var item)
                    return item;
        return -1;
    }

    private static int ByTitle(OwnershipIndex index, SlotWork work)
    {
        if (work.Title == 0)
            return -1;
        if (index.ByTitle(work.Title, work.Authors) is >= 0 and var item)
            return item;
        foreach (var title in work.OtherTitles)
            if (index.ByTitle(title, work.Authors) is >= 0 and var byOther)
                return byOther;
        return work.MainTitle == 0 ? -1 : index.ByTitle(work.MainTitle, work.Authors);
    }

    private bool ByPosition(SeriesSlot slot)
    {
        for (var listing = 0; listing < slot.Listings.Count; listing++)
        {
            var work = slot.Listings[listing];
            if (work.PositionKey != 0)
                for (var name = 0; name < names.Count; name++)
                    if (Stands(slot, OwnershipKey.Place(names.Hash(name), work.PositionKey), work.Authors))
                        return true;
            for (var at = 0; at < work.Work.Series.Count; at++)
                if (
                    work.Work.Series[at] is { Sequence.Position: { } other } place
                    && OwnershipKey.IsPosition(other)
                    && !names.Knows(place.Name)
                    && Stands(slot, OwnershipKey.Place(SeriesKey.Of(place.Name).Hash, other), work.Authors)
                )
                    return true;
        }

        return false;
    }

    private bool Stands(SeriesSlot slot, ulong place, ReadOnlySpan<ulong> authors)
    {
        Span<int> items = stackalloc int[OwnershipKeyTable.MostItemsPerKey];
        var count = index.ByPosition(place, authors, items);
        foreach (var item in items[..count])
            if (index.IsPack(item) || !IsAnother(slot, item))
                return true;
        return false;
    }

    // The item is another work of this series by its identity: its title contradicts its position.
    private bool IsAnother(SeriesSlot slot, int item)
    {
        foreach (var other in slots)
            if (other.Item == item && other != slot)
                return true;
        return false;
    }
}
