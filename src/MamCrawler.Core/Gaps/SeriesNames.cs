using System.Runtime.InteropServices;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>The names of one series: the library's own, and aliases learnt from witnesses (rules.md 2: the same ASINs or titles under two names).</summary>
internal sealed class SeriesNames
{
    private readonly List<(string Name, SeriesKey Key, ulong Hash)> _names = new(1);

    /// <summary>No series goes by more names than this; a catalog that says so says nothing.</summary>
    private const int MostNames = 32;

    private readonly List<PlainStart> _starts = new(1);
    private readonly int _own;

    public SeriesNames(SeriesGroup group)
    {
        Add(group.Name);
        foreach (var alias in group.Aliases)
            Add(alias);
        _own = _names.Count;
    }

    /// <summary>Names as written, the library's own first.</summary>
    public List<string> Texts { get; } = new(1);

    /// <summary>How the names begin.</summary>
    public ReadOnlySpan<PlainStart> Starts => CollectionsMarshal.AsSpan(_starts);

    public int Count => _names.Count;

    /// <summary>The names that are not the library's own.</summary>
    public IReadOnlyList<string> Learnt => _names.Count == _own ? [] : Texts.GetRange(_own, Texts.Count - _own);

    public ulong Hash(int index) => _names[index].Hash;

    public bool Knows(string name)
    {
        foreach (var known in _names)
            if (string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase))
                return true;
        return Knows(SeriesKey.Of(name));
    }

    public bool Knows(SeriesKey key)
    {
        foreach (var known in _names)
            if (known.Key.Matches(key))
                return true;
        return false;
    }

    /// <summary>True when a title's key only repeats one of the names.</summary>
    public bool Repeats(TitleKey title)
    {
        foreach (var known in _names)
            if (known.Key.Text == title.Text)
                return true;
        return false;
    }

    public void Learn(string name)
    {
        if (_names.Count < MostNames && !Knows(name))
            Add(name);
    }

    private void Add(string name)
    {
        var key = SeriesKey.Of(name);
        if (key.IsEmpty)
            return;
        _names.Add((name, key, key.Hash));
        Texts.Add(name);
        _starts.Add(PlainStart.Of(name));
    }
}
