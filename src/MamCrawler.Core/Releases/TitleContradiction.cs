using MamCrawler.Core.Library;

namespace MamCrawler.Core.Releases;

/// <summary>Whether two titles at the same series position speak of two different works (rules.md 2: "where no title contradicts it").</summary>
internal static class TitleContradiction
{
    private const int ShortestWord = 3;

    /// <summary>True when both titles tell something of their own and share no word, typing mistakes allowed for.</summary>
    public static bool Between(TitleReading one, TitleReading other)
    {
        if (one.Key.IsEmpty || other.Key.IsEmpty || one.IsSeriesName || other.IsSeriesName || one.Matches(other))
            return false;
        var told = false;
        foreach (var word in one.Key.Text.AsSpan().Split(' '))
        {
            var left = one.Key.Text.AsSpan(word);
            if (!IsTelling(left))
                continue;
            foreach (var another in other.Key.Text.AsSpan().Split(' '))
            {
                var right = other.Key.Text.AsSpan(another);
                if (!IsTelling(right))
                    continue;
                if (IsAlike(left, right))
                    return false;
                told = true;
            }
        }
        return told;
    }

    private static bool IsTelling(ReadOnlySpan<char> word) =>
        word.Length >= ShortestWord
        && NumberWord.Read(word) is null
        && word
            is not (
                "THE"
                or "AND"
                or "FOR"
                or "BOOK"
                or "VOLUME"
                or "FROM"
                or "WITH"
                or "NOVEL"
                or "PART"
                or "DER"
                or "DIE"
                or "DAS"
                or "UND"
                or "LES"
                or "DES"
            );

    /// <summary>Equal, or one letter apart in a word of at least five.</summary>
    private static bool IsAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.SequenceEqual(other))
            return true;
        if (Math.Abs(one.Length - other.Length) > 1 || Math.Min(one.Length, other.Length) < 5)
            return false;
        var prefix = one.CommonPrefixLength(other);
        var left = one[prefix..];
        var right = other[prefix..];
        if (left.Length == right.Length)
            return left[1..].SequenceEqual(right[1..]);
        return left.Length > right.Length ? left[1..].SequenceEqual(right) : left.SequenceEqual(right[1..]);
    }
}
