namespace MamCrawler.Core.Ports;

/// <summary>Row keys from <paramref name="From"/> (included) to <paramref name="To"/> (excluded), ordinal. Null: no bound.</summary>
public readonly record struct RowKeyRange(string? From, string? To)
{
    /// <summary>Every row key.</summary>
    public static RowKeyRange All => default;

    /// <summary>Row keys that begin with <paramref name="prefix"/> (not empty, not ending in U+FFFF).</summary>
    public static RowKeyRange StartingWith(string prefix) => new(prefix, prefix[..^1] + (char)(prefix[^1] + 1));

    /// <summary>True when the key is in the range.</summary>
    public bool Contains(string rowKey) => (From is null || string.CompareOrdinal(rowKey, From) >= 0) && (To is null || string.CompareOrdinal(rowKey, To) < 0);
}
