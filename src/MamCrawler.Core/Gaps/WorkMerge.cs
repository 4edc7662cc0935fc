using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>Finds which listings are one work: a shared ASIN or ISBN, else title key and author (rules.md 3). Linear in the number of listings.</summary>
internal sealed class WorkMerge(List<SlotWork> works)
{
    /// <summary>More listings of one title than this say nothing new; the bound keeps hostile catalogs cheap.</summary>
    private const int MostBearers = 64;

    private readonly WorkSets _sets = new(works.Count);

    public int Root(int index) => _sets.Root(index);

    public void Join(int left, int right) => _sets.Join(left, right);

    public void JoinByIdentity()
    {
        var keys = 0;
        foreach (var work in works)
            keys += work.Work.Asins.Count + 1;
        var first = new KeyPlaces(keys);
        for (var index = 0; index < works.Count; index++)
        {
            var work = works[index].Work;
            for (var asin = 0; asin < work.Asins.Count; asin++)
                JoinTo(first.FirstOr(OwnershipKey.Asin(work.Asins[asin]), index), index);
            if (work.Isbn is { } isbn && OwnershipKey.Isbn(isbn) is not 0 and var key)
                JoinTo(first.FirstOr(key, index), index);
        }
    }

    public void JoinByTitle()
    {
        var keys = 0;
        foreach (var work in works)
            keys += work.OtherTitles.Length + 1;
        var first = new KeyPlaces(keys);
        Dictionary<ulong, List<int>>? bearers = null;
        for (var index = 0; index < works.Count; index++)
        {
            if (works[index].Title == 0)
                continue;
            Bear(works[index].Title, index, first, ref bearers);
            foreach (var title in works[index].OtherTitles)
                Bear(title, index, first, ref bearers);
        }

        if (bearers is not null)
            foreach (var list in bearers.Values)
                JoinBearers(list);
        for (var index = 0; index < works.Count; index++)
            if (
                works[index] is { MainTitle: not 0, Part: null } work
                && first.Find(work.MainTitle) is >= 0 and var other
                && SameWithoutSubtitle(work, works[other])
            )
                Join(index, other);
    }

    private void JoinTo(int first, int index)
    {
        if (first != index)
            Join(first, index);
    }

    private void Bear(ulong title, int index, KeyPlaces first, ref Dictionary<ulong, List<int>>? bearers)
    {
        var key = works[index].Part is { } part ? KeyHash.Join(title, (ulong)part) : title;
        var other = first.FirstOr(key, index);
        if (other == index)
            return;
        bearers ??= [];
        if (!bearers.TryGetValue(key, out var list))
            bearers[key] = list = [other];
        if (list[^1] != index && list.Count < MostBearers)
            list.Add(index);
    }

    private void JoinBearers(List<int> bearers)
    {
        var numbered = OneWitnessNumbersThem(bearers);
        for (var right = 1; right < bearers.Count; right++)
        for (var left = 0; left < right; left++)
            if (works[bearers[left]].SharesAuthor(works[bearers[right]]) && (!numbered || works[bearers[left]].Position == works[bearers[right]].Position))
                Join(bearers[left], bearers[right]);
    }

    // One witness that lists the same title at two positions means two volumes of one title, not one work at two positions.
    private bool OneWitnessNumbersThem(List<int> bearers)
    {
        foreach (var left in bearers)
        foreach (var right in bearers)
            if (
                works[left].Catalog == works[right].Catalog
                && works[left].Position is { } one
                && works[right].Position is { } other
                && one != other
                && works[left].SharesAuthor(works[right])
            )
                return true;
        return false;
    }

    // Volumes often differ in the subtitle only, so a title without one is the same work only where the numbers do not say otherwise.
    private static bool SameWithoutSubtitle(SlotWork longer, SlotWork shorter) =>
        shorter is { MainTitle: 0, Part: null }
        && longer.SharesAuthor(shorter)
        && (longer.Position is null || shorter.Position is null || longer.Position == shorter.Position);
}
