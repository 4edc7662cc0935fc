using System.Globalization;

namespace MamCrawler.Core.Library;

/// <summary>Writes the kept words of a title as a key: no leading article, numbers without leading zeros, a last Roman numeral as a number.</summary>
internal static class TitleKeyWriter
{
    private const int RoomForNumbers = 24;

    public static int BufferFor(int length) => TitleScan.BufferFor(length) + TitleScan.WordsFor(length) + RoomForNumbers + (TitleScan.WordsFor(length) * 4);

    /// <summary>Folds a raw title to its key. Returns the number of characters written.</summary>
    public static int Write(ReadOnlySpan<char> title, Span<char> key)
    {
        if (title.IsEmpty)
            return 0;
        Span<char> text = stackalloc char[TitleScan.BufferFor(title.Length)];
        Span<TitleWord> words = stackalloc TitleWord[TitleScan.WordsFor(title.Length)];
        Span<TitleStatement> statements = stackalloc TitleStatement[TitleAnatomy.MostStatements];
        var scan = TitleScan.Of(title, text, words);
        var anatomy = TitleAnatomy.Of(scan, statements);
        return Write(scan, 0, scan.Count, anatomy.KeyNumber, anatomy.Part, key);
    }

    /// <summary>Writes the kept words between two indices.</summary>
    public static int Write(in TitleScan scan, int from, int to, decimal? number, int? part, Span<char> key)
    {
        var length = 0;
        var last = LastKept(scan, from, to);
        for (var at = from; at <= last; at++)
        {
            if (scan[at].Dropped)
                continue;
            var word = scan.Text(at);
            if (length == 0 && at < last && (scan[at].Kind & TitleWordKind.Article) != 0)
                continue;
            if (length > 0)
                key[length++] = ' ';
            if (at == last && length > 0 && word.Length > 1 && NumberWord.Roman(word) is { } roman)
                length += Format(roman, key[length..]);
            else
                length += WriteWord(word, key[length..]);
        }
        if (length == 0)
            return 0;
        if (number is { } volume)
        {
            key[length++] = ' ';
            length += Format(volume, key[length..]);
        }
        if (part is { } piece)
        {
            " PART ".CopyTo(key[length..]);
            length += 6;
            length += Format(piece, key[length..]);
        }
        return length;
    }

    private static int LastKept(in TitleScan scan, int from, int to)
    {
        var last = to - 1;
        while (last >= from && scan[last].Dropped)
            last--;
        return last;
    }

    private static int WriteWord(ReadOnlySpan<char> word, Span<char> key)
    {
        if (word is "VS")
            word = "VERSUS";
        if (word[0] == '0' && TitleDigits(word))
            word = word.TrimStart('0') is { IsEmpty: false } trimmed && trimmed[0] != '.' ? trimmed : word[^1..];
        word.CopyTo(key);
        return word.Length;
    }

    private static bool TitleDigits(ReadOnlySpan<char> word) => word.IndexOfAnyExceptInRange('0', '9') < 0;

    private static int Format(decimal number, Span<char> key)
    {
        if (decimal.Truncate(number) != number)
            return number.TryFormat(key, out var written, "0.###", CultureInfo.InvariantCulture) ? written : 0;
        return ((int)number).TryFormat(key, out var digits, default, CultureInfo.InvariantCulture) ? digits : 0;
    }
}
