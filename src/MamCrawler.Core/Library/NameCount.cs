namespace MamCrawler.Core.Library;

/// <summary>Counts names and lists them most frequent first, ties by name. Series have few people, so a short list is searched before a dictionary is made.</summary>
internal sealed class NameCount
{
    private const int FewNames = 16;
    private readonly List<(string Name, int Count)> _counts = [];
    private Dictionary<string, int>? _places;

    public string? Most => Listed() is [var first, ..] ? first : null;

    public void Clear()
    {
        _counts.Clear();
        _places = null;
    }

    public void Add(string name)
    {
        var place = Place(name);
        if (place >= 0)
        {
            _counts[place] = (name, _counts[place].Count + 1);
            return;
        }

        _counts.Add((name, 1));
        if (_places is not null)
            _places[name] = _counts.Count - 1;
    }

    public IReadOnlyList<string> Listed()
    {
        if (_counts.Count == 0)
            return [];
        if (_counts.Count > 1)
            _counts.Sort((left, right) => left.Count != right.Count ? right.Count.CompareTo(left.Count) : string.CompareOrdinal(left.Name, right.Name));
        _places = null;
        var listed = new string[_counts.Count];
        for (var index = 0; index < listed.Length; index++)
            listed[index] = _counts[index].Name;
        return listed;
    }

    private int Place(string name)
    {
        if (_counts.Count <= FewNames)
        {
            for (var index = 0; index < _counts.Count; index++)
                if (_counts[index].Name == name)
                    return index;
            return -1;
        }

        if (_places is null)
        {
            _places = new(StringComparer.Ordinal);
            for (var index = 0; index < _counts.Count; index++)
                _places[_counts[index].Name] = index;
        }

        return _places.GetValueOrDefault(name, -1);
    }
}
