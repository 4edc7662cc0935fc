using System.Numerics;

namespace MamCrawler.Core.Library;

/// <summary>Key hashes and the items that stand under them: open addressing in two flat arrays, one cache miss a lookup whatever the size.</summary>
internal sealed class OwnershipKeyTable
{
    /// <summary>More items than this under one key say nothing new; without a bound a thousand books named "Unknown" would make one long chain.</summary>
    public const int MostItemsPerKey = 16;

    private readonly ulong[] _hashes;
    private readonly int[] _items;
    private readonly int _mask;

    public OwnershipKeyTable(int capacity)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity + (capacity / 2)));
        _hashes = new ulong[size];
        _items = new int[size];
        _mask = size - 1;
    }

    /// <summary>How many pairs it holds.</summary>
    public int Count { get; private set; }

    public void Add(ulong hash, int item)
    {
        hash = hash == 0 ? 1 : hash;
        var same = 0;
        var slot = Slot(hash);
        for (; _hashes[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (_hashes[slot] != hash)
                continue;
            if (_items[slot] == item || ++same == MostItemsPerKey)
                return;
        }

        _hashes[slot] = hash;
        _items[slot] = item;
        Count++;
    }

    /// <summary>The first item under a key; -1 when there is none.</summary>
    public int First(ulong hash)
    {
        hash = hash == 0 ? 1 : hash;
        for (var slot = Slot(hash); _hashes[slot] != 0; slot = (slot + 1) & _mask)
            if (_hashes[slot] == hash)
                return _items[slot];
        return -1;
    }

    /// <summary>Every item under a key, at most <see cref="MostItemsPerKey"/>; returns how many were written.</summary>
    public int All(ulong hash, Span<int> items)
    {
        hash = hash == 0 ? 1 : hash;
        var count = 0;
        for (var slot = Slot(hash); _hashes[slot] != 0 && count < items.Length; slot = (slot + 1) & _mask)
            if (_hashes[slot] == hash)
                items[count++] = _items[slot];
        return count;
    }

    /// <summary>Every pair, in the table's own order.</summary>
    public IEnumerable<(ulong Hash, int Item)> Pairs()
    {
        for (var slot = 0; slot < _hashes.Length; slot++)
            if (_hashes[slot] != 0)
                yield return (_hashes[slot], _items[slot]);
    }

    private int Slot(ulong hash) => (int)(hash ^ (hash >> 32)) & _mask;
}
