namespace MamCrawler.Core.Library;

/// <summary>What the index and the slots need of a title: hashes of its keys and what it says, without keeping the texts of plain titles.</summary>
internal readonly struct TitleFacts
{
    private TitleFacts(ulong key, TitleReading? full, ulong[] others, ulong main) => (Key, Full, Others, Main) = (key, full, others, main);

    /// <summary>Hash of the title's key; 0 when the title says nothing.</summary>
    public ulong Key { get; }

    /// <summary>The full reading; null for a plain title, which says nothing but itself.</summary>
    public TitleReading? Full { get; }

    /// <summary>Hashes of other keys under which the book is listed.</summary>
    public ulong[] Others { get; }

    /// <summary>Hash of the title before its subtitle; 0 when it has none.</summary>
    public ulong Main { get; }

    public bool Pack => Full is { Pack: true };

    public int? Part => Full?.Part;

    public bool Dramatised => Full is { Dramatised: true };

    public bool IsSeriesName => Full is { IsSeriesName: true };

    /// <summary>Reads a title.</summary>
    /// <param name="title">The title as it came.</param>
    /// <param name="subtitle">The subtitle as it came, if there is one.</param>
    /// <param name="seriesNames">Names of series the book is known to belong to.</param>
    /// <param name="starts">How these names begin.</param>
    /// <param name="numbered">True when the book's number is known, so that the one in the title says nothing new.</param>
    public static TitleFacts Of(string title, string? subtitle, IReadOnlyList<string> seriesNames, ReadOnlySpan<PlainStart> starts, bool numbered)
    {
        if (string.IsNullOrWhiteSpace(subtitle))
        {
            Span<char> key = stackalloc char[PlainTitle.BufferFor(title.Length)];
            if (PlainTitle.Write(title, key, out _) is > 0 and var length && !BeginsLikeOne(starts, key[..length]))
                return new(KeyHash.Of(key[..length], OwnershipKey.TitleSeed), null, [], 0);
            if (numbered && seriesNames.Count == 1 && OfOrnamented(title, seriesNames[0], starts[0], key) is { Key: not 0 } ornamented)
                return ornamented;
        }

        var reading = TitleReading.Read(title, subtitle, seriesNames);
        var others = reading.Alternatives.Count == 0 ? [] : new ulong[reading.Alternatives.Count];
        for (var index = 0; index < others.Length; index++)
            others[index] = OwnershipKey.TitleText(reading.Alternatives[index]);
        return new(reading.Key.IsEmpty ? 0 : OwnershipKey.TitleText(reading.Key), reading, others, reading.MainKey.IsEmpty ? 0 : OwnershipKey.TitleText(reading.MainKey));
    }

    private static TitleFacts OfOrnamented(string title, string name, PlainStart start, Span<char> key)
    {
        var bare = SeriesOrnament.Strip(title, name, out var named);
        if (bare.IsEmpty || PlainTitle.Write(name, key, out _) == 0)
            return default;
        Span<char> rest = stackalloc char[PlainTitle.BufferFor(bare.Length)];
        var length = PlainTitle.Write(bare, rest, out var saysUnabridged);
        if (length == 0 || saysUnabridged || bare[^1] is ')' || bare.Contains('.') || start.Begins(rest[..length]) || MayBeNumber(rest[..length]))
            return default;
        return new(KeyHash.Of(rest[..length], OwnershipKey.TitleSeed), null, named ? [WithName(name, bare, key)] : [], 0);
    }

    // Behind a series' name a number word may be the volume's number, and a lone article is no title.
    private static bool MayBeNumber(ReadOnlySpan<char> key)
    {
        var space = key.IndexOf(' ');
        var first = space < 0 ? key : key[..space];
        return NumberWord.Read(first) is not null || TitleOrnament.IsArticle(first);
    }

    // "Series: Title" is also listed whole.
    private static ulong WithName(string name, ReadOnlySpan<char> bare, Span<char> key)
    {
        Span<char> whole = stackalloc char[name.Length + 1 + bare.Length];
        name.CopyTo(whole);
        whole[name.Length] = ' ';
        bare.CopyTo(whole[(name.Length + 1)..]);
        return KeyHash.Of(key[..PlainTitle.Write(whole, key, out _)], OwnershipKey.TitleSeed);
    }

    private static bool BeginsLikeOne(ReadOnlySpan<PlainStart> starts, ReadOnlySpan<char> key)
    {
        foreach (var start in starts)
            if (start.Begins(key))
                return true;
        return false;
    }
}
