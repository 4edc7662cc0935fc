using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>What the witnesses say a series contains, merged into slots (rules.md 3): a slot is a work, its position an attribute with its witness.</summary>
public sealed class SeriesSlots
{
    private SeriesSlots(List<SeriesSlot> slots, SeriesNames names, bool witnessed) => (All, Names, HasWitness) = (slots, names, witnessed);

    public IReadOnlyList<SeriesSlot> Slots => All;

    /// <summary>Other names of the series, learnt from the witnesses.</summary>
    public IReadOnlyList<string> LearntAliases => Names.Learnt;

    /// <summary>True when a witness other than the tracker knows the series: then its list decides, and holes in the library's numbers do not.</summary>
    public bool HasWitness { get; }

    internal SeriesNames Names { get; }

    internal List<SeriesSlot> All { get; }

    /// <summary>Merges the catalogs of one series. Catalogs of another series of the same name are left out.</summary>
    public static SeriesSlots Merge(SeriesGroup group, IReadOnlyList<SeriesCatalog> catalogs)
    {
        var names = new SeriesNames(group);
        var accepted = CatalogTrust.Accept(group, catalogs, names);
        var works = new List<SlotWork>();
        var tracker = new List<SlotWork>();
        var reader = new SlotWorkReader(names, group.Authors);
        for (var number = 0; number < accepted.Count; number++)
        {
            var catalog = accepted[number];
            var target = catalog.Witness == WitnessName.Tracker ? tracker : works;
            target.EnsureCapacity(target.Count + catalog.Works.Count);
            for (var listed = 0; listed < catalog.Works.Count; listed++)
                if (reader.Read(catalog, number, catalog.Works[listed]) is { } work)
                    target.Add(work);
        }

        var witnessed = works.Count > 0;
        var slots = Slot(witnessed ? works : tracker);
        TrackerEvidence.Attach(slots, tracker, independent: witnessed);
        return new SeriesSlots(slots, names, witnessed);
    }

    /// <summary>Merges what witnesses list of one author; positions play no part.</summary>
    internal static List<SeriesSlot> MergeAuthor(IReadOnlyList<SeriesCatalog> catalogs, ulong author)
    {
        var works = new List<SlotWork>();
        var reader = new SlotWorkReader(null, []);
        for (var number = 0; number < catalogs.Count; number++)
            foreach (var listed in catalogs[number].Works)
                if (reader.Read(catalogs[number], number, listed) is { } work && (work.Authors.Length == 0 || Array.IndexOf(work.Authors, author) >= 0))
                    works.Add(work);
        var merge = new WorkMerge(works);
        merge.JoinByIdentity();
        merge.JoinByTitle();
        return Gather(works, merge, null);
    }

    private static List<SeriesSlot> Slot(List<SlotWork> works)
    {
        if (WorkRun.IsClean(works))
            return works.ConvertAll(work => new SeriesSlot(work));
        var merge = new WorkMerge(works);
        merge.JoinByIdentity();
        // Where one witness numbers all its works apart, no position is shared and titles join nothing: one title at two positions of one witness means two volumes.
        Dictionary<int, string>? disputes = null;
        if (!PositionMerge.OneWitnessNumbersAll(works))
        {
            merge.JoinByTitle();
            disputes = PositionMerge.Join(works, merge);
        }

        var slots = Gather(works, merge, disputes);
        foreach (var slot in slots)
            if (slot.Listings.Count > 1)
                slot.Dispute ??= PositionMerge.TwoPositions(slot.Listings);
        return slots;
    }

    private static List<SeriesSlot> Gather(List<SlotWork> works, WorkMerge merge, Dictionary<int, string>? disputes)
    {
        var slots = new List<SeriesSlot>(works.Count);
        var byRoot = new SeriesSlot?[works.Count];
        for (var index = 0; index < works.Count; index++)
        {
            // A set is led by the listing that came first, so its slot exists when the others come.
            var root = merge.Root(index);
            if (byRoot[root] is not { } slot)
            {
                byRoot[root] = slot = new SeriesSlot(works[root]) { Dispute = disputes?.GetValueOrDefault(root) };
                slots.Add(slot);
            }

            if (root != index)
                slot.Listings.Add(works[index]);
        }

        return slots;
    }
}
