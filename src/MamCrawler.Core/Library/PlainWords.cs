namespace MamCrawler.Core.Library;

/// <summary>Folds a text word by word, without taking any ornament away.</summary>
internal static class PlainWords
{
    /// <summary>The folded words, one space between them; only the first 500 characters are read.</summary>
    public static string Fold(string text)
    {
        Span<char> buffer = stackalloc char[TitleScan.BufferFor(text.Length)];
        Span<TitleWord> words = stackalloc TitleWord[TitleScan.WordsFor(text.Length)];
        var scan = TitleScan.Of(text, buffer, words);
        Span<char> folded = stackalloc char[TitleScan.BufferFor(text.Length) + scan.Count];
        var length = 0;
        for (var at = 0; at < scan.Count; at++)
        {
            if (length > 0)
                folded[length++] = ' ';
            scan.Text(at).CopyTo(folded[length..]);
            length += scan.Text(at).Length;
        }
        return folded[..length].ToString();
    }

    /// <summary>How many volumes a text promises with a word such as "Trilogy"; 0 when it promises none.</summary>
    public static int SeriesSize(string text)
    {
        Span<char> buffer = stackalloc char[TitleScan.BufferFor(text.Length)];
        Span<TitleWord> words = stackalloc TitleWord[TitleScan.WordsFor(text.Length)];
        var scan = TitleScan.Of(text, buffer, words);
        for (var at = 0; at < scan.Count; at++)
            if (TitleOrnament.SeriesSize(scan.Text(at)) is > 0 and var size)
                return size;
        return 0;
    }
}
