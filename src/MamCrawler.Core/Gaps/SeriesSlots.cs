using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>What the witnesses say a series contains, merged into slots (rules.md 3): a slot is a work, its position an attribute with its witness.</summary>
public sealed class SeriesSlots
{
    private SeriesSlots(IReadOnlyList<SeriesSlot> slots, SeriesNames names, bool witnessed) => (Slots, Names, HasWitness) = (slots, names, witnessed);

    public IReadOnlyList<SeriesSlot> Slots { get; }

    /// <summary>Other names of the series, learnt from the witnesses.</summary>
    public IReadOnlyList<string> LearntAliases => Names.Learnt;

    /// <summary>True when a witness other than the tracker knows the series: then its list decides, and holes in the library's numbers do not.</summary>
    public bool HasWitness { get; }

    internal SeriesNames Names { get; }

    /// <summary>Merges the catalogs of one series. Catalogs of another series of the same name are left out.</summary>
    public static SeriesSlots Merge(SeriesGroup group, IReadOnlyList<SeriesCatalog> catalogs)
    {
        var names = new SeriesNames(group);
        var accepted = CatalogTrust.Accept(group, catalogs, names);
        var works = new List<SlotWork>();
        var tracker = new List<SlotWork>();
        var authors = OwnershipAuthors.Of(group.Authors);
        for (var number = 0; number < accepted.Count; number++)
            foreach (var listed in accepted[number].Works)
                if (SlotWorkReader.Read(accepted[number], number, listed, names, authors) is { } work)
                    (work.IsTracker ? tracker : works).Add(work);
        var witnessed = works.Count > 0;
        var slots = Slot(witnessed ? works : tracker);
        TrackerEvidence.Attach(slots, tracker, independent: witnessed);
        return new SeriesSlots(slots, names, witnessed);
    }

    /// <summary>Merges what witnesses list of one author; positions play no part.</summary>
    internal static List<SeriesSlot> MergeAuthor(IReadOnlyList<SeriesCatalog> catalogs, ulong author)
    {
        var works = new List<SlotWork>();
        for (var number = 0; number < catalogs.Count; number++)
            foreach (var listed in catalogs[number].Works)
                if (SlotWorkReader.Read(catalogs[number], number, listed, null, []) is { } work && (work.Authors.Length == 0 || Array.IndexOf(work.Authors, author) >= 0))
                    works.Add(work);
        var merge = new WorkMerge(works);
        merge.JoinByIdentity();
        merge.JoinByTitle();
        return [.. Gather(works, merge).Values.Select(listed => new SeriesSlot(listed, null))];
    }

    private static List<SeriesSlot> Slot(List<SlotWork> works)
    {
        var merge = new WorkMerge(works);
        merge.JoinByIdentity();
        merge.JoinByTitle();
        var disputes = PositionMerge.Join(works, merge);
        var slots = new List<SeriesSlot>();
        foreach (var (root, listed) in Gather(works, merge))
            slots.Add(new SeriesSlot(listed, disputes?.GetValueOrDefault(root) ?? PositionMerge.TwoPositions(listed)));
        return slots;
    }

    private static Dictionary<int, List<SlotWork>> Gather(List<SlotWork> works, WorkMerge merge)
    {
        var gathered = new Dictionary<int, List<SlotWork>>(works.Count);
        for (var index = 0; index < works.Count; index++)
        {
            var root = merge.Root(index);
            if (!gathered.TryGetValue(root, out var list))
                gathered[root] = list = new List<SlotWork>(2);
            list.Add(works[index]);
        }

        return gathered;
    }
}
