namespace MamCrawler.Core.Library;

/// <summary>Counts names and lists them most frequent first, ties by name.</summary>
internal sealed class NameCount
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public string? Most => Listed() is [var first, ..] ? first : null;

    public void Add(string name) => _counts[name] = _counts.GetValueOrDefault(name) + 1;

    public IReadOnlyList<string> Listed()
    {
        if (_counts.Count <= 1)
            return [.. _counts.Keys];
        return [.. _counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Key)];
    }
}
