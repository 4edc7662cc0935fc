using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>Finds which listings are one work: a shared ASIN or ISBN, else title key and author (rules.md 3). Linear in the number of listings.</summary>
internal sealed class WorkMerge(List<SlotWork> works)
{
    private readonly WorkSets _sets = new(works.Count);

    public int Root(int index) => _sets.Root(index);

    public void Join(int left, int right) => _sets.Join(left, right);

    public void JoinByIdentity()
    {
        var first = new Dictionary<ulong, int>(works.Count * 2);
        for (var index = 0; index < works.Count; index++)
        {
            foreach (var asin in works[index].Work.Asins)
                JoinTo(first, OwnershipKey.Asin(asin), index);
            if (works[index].Work.Isbn is { } isbn && OwnershipKey.Isbn(isbn) is not 0 and var key)
                JoinTo(first, key, index);
        }
    }

    public void JoinByTitle()
    {
        var bearers = new Dictionary<ulong, List<int>>();
        var single = new Dictionary<ulong, int>(works.Count * 2);
        for (var index = 0; index < works.Count; index++)
            foreach (var title in works[index].Titles)
            {
                var key = works[index].Part is { } part ? KeyHash.Join(title, (ulong)part) : title;
                if (single.TryAdd(key, index) || single[key] == index)
                    continue;
                if (!bearers.TryGetValue(key, out var list))
                    bearers[key] = list = [single[key]];
                if (list[^1] != index && list.Count < MostBearers)
                    list.Add(index);
            }

        foreach (var list in bearers.Values)
            JoinBearers(list);
        for (var index = 0; index < works.Count; index++)
            if (works[index] is { MainTitle: not 0 and var main, Part: null } && single.TryGetValue(main, out var other) && SameWithoutSubtitle(works[index], works[other]))
                Join(index, other);
    }

    /// <summary>More listings of one title than this say nothing new; the bound keeps hostile catalogs cheap.</summary>
    private const int MostBearers = 64;

    private void JoinTo(Dictionary<ulong, int> first, ulong key, int index)
    {
        if (!first.TryAdd(key, index))
            Join(first[key], index);
    }

    private void JoinBearers(List<int> bearers)
    {
        var numbered = OneWitnessNumbersThem(bearers);
        for (var right = 1; right < bearers.Count; right++)
            for (var left = 0; left < right; left++)
                if (works[bearers[left]].SharesAuthor(works[bearers[right]]) && (!numbered || SamePosition(works[bearers[left]], works[bearers[right]])))
                    Join(bearers[left], bearers[right]);
    }

    // One witness that lists the same title at two positions means two volumes of one title, not one work at two positions.
    private bool OneWitnessNumbersThem(List<int> bearers)
    {
        foreach (var left in bearers)
            foreach (var right in bearers)
                if (works[left].Catalog == works[right].Catalog && works[left].Position is { } one && works[right].Position is { } other && one != other
                    && works[left].SharesAuthor(works[right]))
                    return true;
        return false;
    }

    // Volumes often differ in the subtitle only, so a title without one is the same work only where the numbers do not say otherwise.
    private static bool SameWithoutSubtitle(SlotWork longer, SlotWork shorter) =>
        shorter is { MainTitle: 0, Part: null } && longer.SharesAuthor(shorter) && (longer.Position is null || shorter.Position is null || longer.Position == shorter.Position);

    private static bool SamePosition(SlotWork left, SlotWork right) => left.Position == right.Position;
}
