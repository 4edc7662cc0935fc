namespace MamCrawler.Core.Library;

/// <summary>How a series' name begins, folded: a title that begins so may hold the name and must be read in full.</summary>
internal readonly struct PlainStart
{
    private const int LongestArticle = 4;
    private readonly char _first;
    private readonly char _second;
    private readonly char _third;
    private readonly int _length;

    private PlainStart(ReadOnlySpan<char> start, int length, bool plain) =>
        (_first, _second, _third, _length, IsPlain) = (start[0], start[1], start[2], length, plain);

    /// <summary>True when the name, as a title, would need no reading: then it means nothing but itself.</summary>
    public bool IsPlain { get; }

    /// <summary>Reads a name. One with punctuation may consist of several names, so every title may begin like it.</summary>
    public static PlainStart Of(ReadOnlySpan<char> name)
    {
        Span<char> key = stackalloc char[PlainTitle.BufferFor(name.Length)];
        var plain = PlainTitle.Write(name, key, out _);
        if (plain >= 3)
            return new(key, 3, plain: true);
        Span<char> start = stackalloc char[3];
        start.Clear();
        var length = 0;
        for (var at = AfterArticles(name); at < name.Length; at++)
        {
            var character = name[at];
            if ((uint)((character | 0x20) - 'a') <= 'z' - 'a')
            {
                if (length < start.Length)
                    start[length++] = (char)(character & ~0x20);
            }
            else if (character is not (' ' or '\'' or '’'))
            {
                return default;
            }
            else if (character == ' ' && length is > 0 and < 3)
            {
                start[length++] = ' ';
            }
        }

        return new(start, length, plain > 0);
    }

    /// <summary>True when the folded title may begin with the name.</summary>
    public bool Begins(ReadOnlySpan<char> key)
    {
        if (key.IsEmpty)
            return false;
        return (_length < 1 || key[0] == _first) && (_length < 2 || key.Length < 2 || key[1] == _second) && (_length < 3 || key.Length < 3 || key[2] == _third);
    }

    private static int AfterArticles(ReadOnlySpan<char> name)
    {
        Span<char> folded = stackalloc char[LongestArticle];
        var from = 0;
        while (true)
        {
            var end = name[from..].IndexOf(' ');
            if (end is < 0 or > LongestArticle)
                return from;
            for (var at = 0; at < end; at++)
                folded[at] = (char)(name[from + at] & ~0x20);
            if (end > 0 && !TitleOrnament.IsArticle(folded[..end]))
                return from;
            from += end + 1;
        }
    }
}
