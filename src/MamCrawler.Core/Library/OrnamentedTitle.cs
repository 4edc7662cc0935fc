namespace MamCrawler.Core.Library;

/// <summary>
/// Reads the titles that need no full reading: plain words, with a genre ("A LitRPG Adventure"), a subtitle of plain words, or a known series' name hung on them.
/// Whatever could mean more is refused; for what is accepted the result is that of the full reading (held by a test).
/// </summary>
internal static class OrnamentedTitle
{
    /// <summary>Reads a title; the key is 0 when it must be read in full.</summary>
    /// <param name="title">The title as it came.</param>
    /// <param name="seriesNames">Names of series the book is known to belong to.</param>
    /// <param name="starts">How these names begin.</param>
    /// <param name="known">True when there is one name, plain, and the book's number in it is known.</param>
    /// <param name="placed">True when the subtitle is the book's place in that series.</param>
    public static TitleFacts Read(string title, IReadOnlyList<string> seriesNames, ReadOnlySpan<PlainStart> starts, bool known, bool placed)
    {
        Span<char> key = stackalloc char[PlainTitle.BufferFor(title.Length)];
        var length = PlainTitle.Write(title, key, out _);
        if (length > 0 && !MayBeSeries(key[..length], seriesNames, starts))
            return placed && MayBeNumber(key[..length]) ? default : Plain(key[..length]);
        if (known && OfSeries(title, seriesNames[0], starts[0], key) is { Key: not 0 } ofSeries)
            return ofSeries;
        return length == 0 && title.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon ? OfTwo(title, colon, seriesNames, starts, key) : default;
    }

    private static TitleFacts OfSeries(string title, string name, PlainStart start, Span<char> key)
    {
        var bare = SeriesOrnament.Strip(title, name, out var named);
        if (bare.IsEmpty)
            return default;
        Span<char> rest = stackalloc char[PlainTitle.BufferFor(bare.Length)];
        var length = PlainTitle.Write(bare, rest, out var saysUnabridged);
        if (
            length == 0
            || saysUnabridged
            || bare[^1] is ')'
            || bare.Contains('.')
            || (start.Begins(rest[..length]) && BeginsWith(rest[..length], name))
            || MayBeNumber(rest[..length])
        )
            return default;
        if (!named)
            return Plain(rest[..length]);
        return Whole(name, bare, key) is not 0 and var whole ? new(Hash(rest[..length]), null, [whole], 0) : default;
    }

    // "Title: A Novel" is the title; "Title: Subtitle" is listed whole, and under its main title where that has two words or more.
    private static TitleFacts OfTwo(string title, int colon, IReadOnlyList<string> seriesNames, ReadOnlySpan<PlainStart> starts, Span<char> key)
    {
        var main = title.AsSpan(0, colon);
        var subtitle = title.AsSpan(colon + 2);
        if (subtitle.IsEmpty || main[^1] is ')' || main.Contains('.') || subtitle[^1] is ')' || subtitle.Contains('.'))
            return default;
        Span<char> first = stackalloc char[PlainTitle.BufferFor(main.Length)];
        var length = PlainTitle.Write(main, first, out _);
        if (length == 0 || MayBeSeries(first[..length], seriesNames, starts) || MayBeNumber(first[..length]))
            return default;
        if (IsGenre(subtitle))
            return Plain(first[..length]);
        var second = PlainTitle.Write(subtitle, key, out _);
        if (second == 0 || MayBeSeries(key[..second], seriesNames, starts))
            return default;
        return Whole(main, subtitle, key) is not 0 and var whole ? new(whole, null, [], HasTwoWords(first[..length]) ? Hash(first[..length]) : 0) : default;
    }

    private static bool IsGenre(ReadOnlySpan<char> subtitle) =>
        subtitle
            is "A Novel"
                or "A Novella"
                or "A Thriller"
                or "A Mystery"
                or "A Cozy Mystery"
                or "A Romance"
                or "A Fantasy Adventure"
                or "An Epic Fantasy"
                or "A Progression Fantasy"
                or "A LitRPG Adventure"
                or "A LitRPG Saga"
                or "A LitRPG Series"
                or "A GameLit Adventure"
                or "A GameLit Saga"
                or "A Fantasy LitRPG Adventure";

    // Behind a series' name a number word may be the volume's number, and a lone article is no title.
    private static bool MayBeNumber(ReadOnlySpan<char> key)
    {
        var space = key.IndexOf(' ');
        var first = space < 0 ? key : key[..space];
        return NumberWord.Read(first) is not null || TitleOrnament.IsArticle(first);
    }

    private static bool HasTwoWords(ReadOnlySpan<char> key)
    {
        var words = 0;
        foreach (var word in key.Split(' '))
            words += TitleOrnament.IsArticle(key[word]) ? 0 : 1;
        return words > 1;
    }

    // "Series: Title" is also listed whole.
    private static ulong Whole(ReadOnlySpan<char> first, ReadOnlySpan<char> second, Span<char> key)
    {
        Span<char> whole = stackalloc char[first.Length + 1 + second.Length];
        first.CopyTo(whole);
        whole[first.Length] = ' ';
        second.CopyTo(whole[(first.Length + 1)..]);
        var length = PlainTitle.Write(whole, key, out _);
        return length == 0 ? 0 : Hash(key[..length]);
    }

    // Plain words hold a plain name only when they begin with all of it.
    private static bool MayBeSeries(ReadOnlySpan<char> key, IReadOnlyList<string> seriesNames, ReadOnlySpan<PlainStart> starts)
    {
        for (var index = 0; index < starts.Length; index++)
            if (starts[index].Begins(key) && (!starts[index].IsPlain || BeginsWith(key, seriesNames[index])))
                return true;
        return false;
    }

    private static bool BeginsWith(ReadOnlySpan<char> key, string name)
    {
        Span<char> one = stackalloc char[PlainSeriesName.LongestName];
        Span<char> other = stackalloc char[PlainSeriesName.LongestName];
        var (length, otherLength) = (PlainSeriesName.Write(key, one), PlainSeriesName.Write(name, other));
        return length == 0 || otherLength == 0 || one[..length].StartsWith(other[..otherLength]);
    }

    private static TitleFacts Plain(ReadOnlySpan<char> key) => new(Hash(key), null, [], 0);

    private static ulong Hash(ReadOnlySpan<char> key) => KeyHash.Of(key, OwnershipKey.TitleSeed);
}
