namespace MamCrawler.Core.Library;

/// <summary>Whether two titles name the same book (rules.md 2), from raw texts or from prepared keys.</summary>
public static class TitleMatch
{
    /// <summary>True when both titles fold to the same non-empty key. Allocates nothing.</summary>
    public static bool Same(string? one, string? other)
    {
        if (string.IsNullOrEmpty(one) || string.IsNullOrEmpty(other))
            return false;
        return !TitleSketch.Of(one).Excludes(TitleSketch.Of(other)) && SameWhenRead(one, other);
    }

    /// <summary>True when both prepared keys are the same and not empty.</summary>
    public static bool Same(TitleKey one, TitleKey other) => one.Matches(other);

    private static bool SameWhenRead(string one, string other)
    {
        Span<char> oneKey = stackalloc char[TitleKeyWriter.BufferFor(one.Length)];
        Span<char> otherKey = stackalloc char[TitleKeyWriter.BufferFor(other.Length)];
        var length = TitleKeyWriter.Write(one, oneKey);
        return length > 0 && oneKey[..length].SequenceEqual(otherKey[..TitleKeyWriter.Write(other, otherKey)]);
    }
}
