using System.Text;

namespace MamCrawler.Core.Downloads.Bencode;

/// <summary>A bencoded value and the bytes it was read from.</summary>
public sealed class BencodeValue
{
    internal BencodeValue(BencodeKind kind, ReadOnlyMemory<byte> raw) => (Kind, Raw) = (kind, raw);

    /// <summary>What it is.</summary>
    public BencodeKind Kind { get; }

    /// <summary>Its bytes as they stand in the input; an info-hash is taken over these.</summary>
    public ReadOnlyMemory<byte> Raw { get; }

    /// <summary>The number; 0 for the other kinds.</summary>
    public long Number { get; internal init; }

    /// <summary>The string's bytes; empty for the other kinds.</summary>
    public ReadOnlyMemory<byte> Bytes { get; internal init; }

    /// <summary>The list's items; empty for the other kinds.</summary>
    public IReadOnlyList<BencodeValue> Items { get; internal init; } = [];

    /// <summary>The dictionary's entries in the order they stand; empty for the other kinds.</summary>
    public IReadOnlyList<KeyValuePair<string, BencodeValue>> Entries { get; internal init; } = [];

    /// <summary>The string as UTF-8; bytes that are none become the replacement character.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>The value of a key if it has this kind; null otherwise. Of a key that stands twice the first counts, as in real clients.</summary>
    public BencodeValue? Find(string key, BencodeKind kind)
    {
        foreach (var (name, value) in Entries)
            if (name == key)
                return value.Kind == kind ? value : null;
        return null;
    }
}
