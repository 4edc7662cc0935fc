using System.Numerics;

namespace MamCrawler.Core.Gaps;

/// <summary>Remembers which listing bore a key first: a hash table for few keys that costs two small arrays.</summary>
internal sealed class KeyPlaces
{
    private readonly int _mask;
    private readonly ulong[] _keys;
    private readonly int[] _places;

    /// <summary>Makes room for so many keys.</summary>
    public KeyPlaces(int keys)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, keys * 2));
        (_mask, _keys, _places) = (size - 1, new ulong[size], new int[size]);
    }

    /// <summary>The place that bore the key before; the given one when it is the first.</summary>
    public int FirstOr(ulong key, int place)
    {
        key = key == 0 ? 1 : key;
        var slot = (int)(key ^ (key >> 32)) & _mask;
        for (; _keys[slot] != 0; slot = (slot + 1) & _mask)
            if (_keys[slot] == key)
                return _places[slot];
        (_keys[slot], _places[slot]) = (key, place);
        return place;
    }

    /// <summary>The place that bears the key; -1 when none does.</summary>
    public int Find(ulong key)
    {
        for (var slot = (int)(key ^ (key >> 32)) & _mask; _keys[slot] != 0; slot = (slot + 1) & _mask)
            if (_keys[slot] == key)
                return _places[slot];
        return -1;
    }
}
