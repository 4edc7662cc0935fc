namespace MamCrawler.Simulators.World;

/// <summary>Where every word of a field stands, so that a search looks only at the rows that have it.</summary>
internal sealed class WordIndex
{
    private readonly Dictionary<string, List<int>> places = new(StringComparer.Ordinal);

    /// <summary>Adds the words of a text. Rows are added in rising order.</summary>
    public void Add(int row, string text)
    {
        foreach (var word in SearchTokens.Of(text))
        {
            if (!places.TryGetValue(word, out var list))
                places[word] = list = [];
            if (list.Count == 0 || list[^1] != row)
                list.Add(row);
        }
    }

    /// <summary>The rows that have every word of the text; none for a text without a word.</summary>
    public IReadOnlyList<int> FindAll(string text)
    {
        var lists = SearchTokens.Of(text).Distinct().Select(word => places.GetValueOrDefault(word) ?? []).OrderBy(list => list.Count).ToList();
        if (lists.Count == 0)
            return [];

        return lists.Count == 1 ? lists[0] : [.. lists[0].Where(row => lists.Skip(1).All(list => list.BinarySearch(row) >= 0))];
    }

    /// <summary>The rows that have the rarest known word of the text.</summary>
    public IReadOnlyList<int> FindRarest(string text) =>
        SearchTokens.Of(text).Select(word => places.GetValueOrDefault(word)).OfType<List<int>>().MinBy(list => list.Count) ?? [];
}
