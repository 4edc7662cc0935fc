namespace MamCrawler.Core.Gaps;

/// <summary>Disjoint sets of listings: two listings in one set are the same work.</summary>
internal sealed class WorkSets
{
    private readonly int[] _parents;

    public WorkSets(int count)
    {
        _parents = new int[count];
        for (var index = 0; index < count; index++)
            _parents[index] = index;
    }

    public int Root(int index)
    {
        while (_parents[index] != index)
            index = _parents[index] = _parents[_parents[index]];
        return index;
    }

    /// <summary>Joins two sets; the one that was listed first leads.</summary>
    public void Join(int left, int right)
    {
        (left, right) = (Root(left), Root(right));
        if (left < right)
            _parents[right] = left;
        else
            _parents[left] = right;
    }
}
