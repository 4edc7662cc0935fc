namespace MamCrawler.Core.Library;

/// <summary>
/// A series' name folded for comparison: no article, no "series" or "saga" at the end, singular and plural alike ("Realm of the Elderlings" is "Realms of the
/// Elderlings"). An empty key matches nothing.
/// </summary>
public readonly record struct SeriesName
{
    private readonly string? _text;

    private SeriesName(string text) => _text = text;

    public string Text => _text ?? "";

    public bool IsEmpty => string.IsNullOrEmpty(_text);

    /// <summary>Folds a series' name. Never throws; longer texts are cut at 500 characters.</summary>
    public static SeriesName Of(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return default;
        Span<char> plain = stackalloc char[PlainSeriesName.LongestName];
        return PlainSeriesName.Write(name, plain) is > 0 and var length ? new(plain[..length].ToString()) : Read(name);
    }

    /// <summary>Folds any name, the plain ones too.</summary>
    internal static SeriesName Read(string name)
    {
        Span<char> text = stackalloc char[TitleScan.BufferFor(name.Length)];
        Span<TitleWord> words = stackalloc TitleWord[TitleScan.WordsFor(name.Length)];
        var scan = TitleScan.Of(name, text, words);
        return new(Write(scan, 0, scan.Count));
    }

    /// <summary>
    /// The names that a composed name consists of: "The Land: Chaos Seeds" is made of "The Land" and "Chaos Seeds". Empty when it is not composed.
    /// A series that shares only one of them may be a series within the other.
    /// </summary>
    public static IReadOnlyList<SeriesName> Pieces(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return [];
        Span<char> text = stackalloc char[TitleScan.BufferFor(name.Length)];
        Span<TitleWord> words = stackalloc TitleWord[TitleScan.WordsFor(name.Length)];
        var scan = TitleScan.Of(name, text, words);
        var pieces = new List<SeriesName>();
        for (int from = 0, to; from < scan.Count; from = to)
        {
            to = TitleAnatomy.SegmentEnd(scan, from);
            if (scan[from].Bracket == 0 && Write(scan, from, to) is { Length: > 0 } piece)
                pieces.Add(new(piece));
        }
        return pieces.Count > 1 ? pieces : [];
    }

    /// <summary>True when both are the same non-empty name.</summary>
    public bool Matches(SeriesName other) => !IsEmpty && Text == other.Text;

    /// <inheritdoc />
    public override string ToString() => Text;

    internal static string Write(in TitleScan scan, int from, int to)
    {
        while (to - 1 > from && (scan[to - 1].Bracket != scan[from].Bracket || IsEnding(scan.Text(to - 1))))
            to--;
        Span<char> key = stackalloc char[TitleScan.LongestText * 3];
        var length = 0;
        for (var at = from; at < to; at++)
        {
            var word = scan.Text(at);
            if (length == 0 && at < to - 1 && TitleOrnament.IsArticle(word))
                continue;
            if (length > 0)
                key[length++] = ' ';
            if (word.Length > 3 && word[^1] == 'S' && word[^2] != 'S')
                word = word[..^1];
            word.CopyTo(key[length..]);
            length += word.Length;
        }
        return key[..length].ToString();
    }

    internal static bool IsEnding(ReadOnlySpan<char> word) =>
        TitleOrnament.IsPackEnding(word) || word is "SAGA" or "CYCLE" or "NOVELS" or "BOOKS" or "ZYKLUS" or "ROMANE" or "UNIVERSE";
}
