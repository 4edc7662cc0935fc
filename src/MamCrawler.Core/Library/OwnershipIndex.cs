using System.Text;

namespace MamCrawler.Core.Library;

/// <summary>
/// What the whole library owns, asked by ASIN, ISBN, title and author, series and number (rules.md 2). Compact and immutable; keys are 64-bit hashes, so two
/// different keys meet about once in 10^12 questions to a library of a million books. Ownership is never asked of a part of the library.
/// </summary>
public sealed class OwnershipIndex
{
    private readonly byte[] _ids;
    private readonly int[] _idEnds;
    private readonly bool[] _packs;
    private readonly OwnershipKeyTable _keys;

    internal OwnershipIndex(byte[] ids, int[] idEnds, bool[] packs, OwnershipKeyTable keys) => (_ids, _idEnds, _packs, _keys) = (ids, idEnds, packs, keys);

    /// <summary>The index of a library without books.</summary>
    public static OwnershipIndex Empty { get; } = new([], [], [], new OwnershipKeyTable(0));

    /// <summary>How many items the library holds.</summary>
    public int ItemCount => _idEnds.Length;

    internal ReadOnlySpan<byte> Ids => _ids;

    internal ReadOnlySpan<int> IdEnds => _idEnds;

    internal ReadOnlySpan<bool> Packs => _packs;

    internal OwnershipKeyTable Keys => _keys;

    /// <summary>Reads an index that <see cref="WriteTo"/> wrote.</summary>
    /// <exception cref="Faults.StopFaultException"><see cref="Faults.FaultName.StateUnavailable"/>: the file is damaged or of another version.</exception>
    public static OwnershipIndex ReadFrom(Stream stream) => OwnershipIndexFile.Read(stream);

    /// <summary>Writes the index with its version and a checksum.</summary>
    public void WriteTo(Stream stream) => OwnershipIndexFile.Write(this, stream);

    /// <summary>Asks for a work, strongest reason first; null when nothing owned covers it.</summary>
    public OwnershipAnswer? Find(OwnershipQuestion question)
    {
        foreach (var asin in question.Asins)
            if (ByAsin(asin) is >= 0 and var item)
                return Answer(item, OwnershipReason.Asin);
        foreach (var isbn in question.Isbns)
            if (ByIsbn(isbn) is >= 0 and var item)
                return Answer(item, OwnershipReason.Isbn);
        var authors = OwnershipAuthors.Of(question.Authors);
        foreach (var title in question.Titles)
            if (!title.IsEmpty && ByTitle(OwnershipKey.TitleText(title), authors) is >= 0 and var item)
                return Answer(item, OwnershipReason.Title);
        return question.Number is { } number ? FindPosition(question.Series, number, authors) : null;
    }

    /// <summary>The library's id of an item.</summary>
    internal string Id(int item)
    {
        var start = item == 0 ? 0 : _idEnds[item - 1];
        return Encoding.UTF8.GetString(_ids, start, _idEnds[item] - start);
    }

    internal bool IsPack(int item) => _packs[item];

    internal int ByAsin(string? asin) => string.IsNullOrEmpty(asin) ? -1 : _keys.First(OwnershipKey.Asin(asin));

    internal int ByIsbn(string? isbn) => string.IsNullOrEmpty(isbn) || OwnershipKey.Isbn(isbn) is not (> 0 and var key) ? -1 : _keys.First(key);

    /// <summary>The item with this title, or with this title before its subtitle; -1 when there is none.</summary>
    internal int ByTitle(ulong title, ReadOnlySpan<ulong> authors)
    {
        foreach (var author in authors)
            if (_keys.First(OwnershipKey.Title(title, author)) is >= 0 and var item)
                return item;
        var main = OwnershipKey.MainTitle(title);
        foreach (var author in authors)
            if (_keys.First(OwnershipKey.Title(main, author)) is >= 0 and var item)
                return item;
        return -1;
    }

    /// <summary>Every item at a place of a series whose author agrees; returns how many were written.</summary>
    internal int ByPosition(ulong series, decimal number, ReadOnlySpan<ulong> authors, Span<int> items) =>
        OwnershipKey.IsPosition(number) ? ByPosition(OwnershipKey.Place(series, number), authors, items) : 0;

    /// <summary>Every item at a place whose author agrees; returns how many were written.</summary>
    internal int ByPosition(ulong place, ReadOnlySpan<ulong> authors, Span<int> items)
    {
        if (authors.IsEmpty)
            return _keys.All(OwnershipKey.Position(place, OwnershipKey.AnyAuthor), items);
        var count = _keys.All(OwnershipKey.Position(place, OwnershipKey.UnknownAuthor), items);
        foreach (var author in authors)
            count += _keys.All(OwnershipKey.Position(place, author), items[count..]);
        return count;
    }

    internal OwnershipAnswer Answer(int item, OwnershipReason reason) =>
        new(Id(item), reason >= OwnershipReason.Title && IsPack(item) ? OwnershipReason.Pack : reason);

    private OwnershipAnswer? FindPosition(IReadOnlyList<string> series, decimal number, ReadOnlySpan<ulong> authors)
    {
        Span<int> items = stackalloc int[1];
        foreach (var name in series)
            if (SeriesKey.Of(name) is { IsEmpty: false } key && ByPosition(key.Hash, number, authors, items) > 0)
                return Answer(items[0], OwnershipReason.Position);
        return null;
    }
}
