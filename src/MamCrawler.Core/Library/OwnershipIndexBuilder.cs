using System.Text;

namespace MamCrawler.Core.Library;

/// <summary>Gathers the keys of every item. Places in series wait until every series name is known, because an author named like a series is unknown.</summary>
internal sealed class OwnershipIndexBuilder
{
    private readonly List<int> _idEnds = [];
    private readonly List<bool> _packs = [];
    private readonly List<ulong> _keys = [];
    private readonly List<int> _items = [];
    private readonly List<(ulong Place, ulong Author, int Item)> _places = [];
    private byte[] _ids = new byte[4096];
    private int _idLength;

    /// <summary>Makes room for so many items, each with about four keys and a place.</summary>
    public void Expect(int items)
    {
        _idEnds.EnsureCapacity(items);
        _packs.EnsureCapacity(items);
        _keys.EnsureCapacity(items * 4);
        _items.EnsureCapacity(items * 4);
        _places.EnsureCapacity(items);
        Array.Resize(ref _ids, Math.Max(_ids.Length, items * 36));
    }

    /// <summary>Adds an item and returns its number.</summary>
    public int AddItem(string id, bool pack)
    {
        var needed = _idLength + Encoding.UTF8.GetMaxByteCount(id.Length);
        if (needed > _ids.Length)
            Array.Resize(ref _ids, Math.Max(needed, _ids.Length * 2));
        _idLength += Encoding.UTF8.GetBytes(id, _ids.AsSpan(_idLength));
        _idEnds.Add(_idLength);
        _packs.Add(pack);
        return _idEnds.Count - 1;
    }

    public void AddKey(ulong key, int item)
    {
        _keys.Add(key);
        _items.Add(item);
    }

    /// <summary>Adds the places of one span: every whole number in it, and its ends.</summary>
    public void AddSpan(ulong series, SequenceSpan span, ReadOnlySpan<ulong> authors, int item)
    {
        if (!OwnershipKey.IsPosition(span.From) || !OwnershipKey.IsPosition(span.To))
            return;
        AddPlace(series, span.From, authors, item);
        if (span.IsSingle)
            return;
        // A longer range is noise, not a pack.
        var last = Math.Min(span.To, span.From + 500);
        for (var number = decimal.Truncate(span.From) + 1; number < last; number++)
            AddPlace(series, number, authors, item);
        AddPlace(series, span.To, authors, item);
    }

    /// <summary>Makes the index. Authors whose hash is in <paramref name="seriesNames"/> are unknown.</summary>
    public OwnershipIndex Build(IReadOnlySet<ulong> seriesNames)
    {
        var keys = new OwnershipKeyTable(_keys.Count + (_places.Count * 2));
        for (var index = 0; index < _keys.Count; index++)
            keys.Add(_keys[index], _items[index]);
        foreach (var (place, author, item) in _places)
        {
            var known = author != OwnershipKey.UnknownAuthor && !seriesNames.Contains(author);
            keys.Add(OwnershipKey.Position(place, known ? author : OwnershipKey.UnknownAuthor), item);
            keys.Add(OwnershipKey.Position(place, OwnershipKey.AnyAuthor), item);
        }

        return new OwnershipIndex(_ids[.._idLength], [.. _idEnds], [.. _packs], keys);
    }

    private void AddPlace(ulong series, decimal number, ReadOnlySpan<ulong> authors, int item)
    {
        var place = OwnershipKey.Place(series, number);
        if (authors.IsEmpty)
            _places.Add((place, OwnershipKey.UnknownAuthor, item));
        foreach (var author in authors)
            _places.Add((place, author, item));
    }
}
