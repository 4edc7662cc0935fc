namespace MamCrawler.Core.Gaps;

/// <summary>
/// Hangs what the tracker lists on the slots that other witnesses made, by ASIN-free means: title and author, else position and author. Uploaders type these numbers, so a
/// row that fits no slot is no slot of its own where another witness knows the series (docs/decisions: the tracker as a witness).
/// </summary>
internal static class TrackerEvidence
{
    public static void Attach(List<SeriesSlot> slots, List<SlotWork> tracker, bool independent)
    {
        if (!independent)
        {
            foreach (var slot in slots)
            foreach (var work in slot.Works)
                slot.Attach(work);
            return;
        }

        if (tracker.Count == 0)
            return;
        var byTitle = new Dictionary<ulong, SeriesSlot>();
        foreach (var slot in slots)
            if (slot.Part is null)
                foreach (var listed in slot.Works)
                {
                    byTitle.TryAdd(listed.Title, slot);
                    foreach (var title in listed.OtherTitles)
                        byTitle.TryAdd(title, slot);
                }

        foreach (var work in tracker)
            Find(slots, byTitle, work)?.Attach(work);
    }

    private static SeriesSlot? Find(List<SeriesSlot> slots, Dictionary<ulong, SeriesSlot> byTitle, SlotWork work)
    {
        if (work.Part is not null)
            return null;
        foreach (var title in (ReadOnlySpan<ulong>)[work.Title, .. work.OtherTitles])
            if (title != 0 && byTitle.TryGetValue(title, out var slot) && slot.Works.Any(work.SharesAuthor))
                return slot;
        if (work.Position is not { } position)
            return null;
        var at = slots.FindAll(slot => slot.Works.Any(listed => listed.Position == position));
        return at is [var only] && only.Works.Any(work.SharesAuthor) ? only : null;
    }
}
