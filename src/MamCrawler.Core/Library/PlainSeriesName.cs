namespace MamCrawler.Core.Library;

/// <summary>
/// Folds the names of series that are plain words, as most are, without cutting them into words first. Whatever else is refused; for what is accepted the result is
/// that of <see cref="SeriesName.Write"/> (held by a test).
/// </summary>
internal static class PlainSeriesName
{
    public const int LongestName = 120;

    /// <summary>Writes the folded name into room for as many characters. Returns its length; 0 when the name is not plain.</summary>
    public static int Write(ReadOnlySpan<char> name, Span<char> key)
    {
        var length = name.Length > LongestName ? 0 : Fold(name, key);
        if (length == 0)
            return 0;
        int space;
        while ((space = key[..length].LastIndexOf(' ')) > 0 && SeriesName.IsEnding(key[(space + 1)..length]))
            length = space;
        var from = 0;
        while ((space = key[from..length].IndexOf(' ')) > 0 && TitleOrnament.IsArticle(key.Slice(from, space)))
            from += space + 1;
        return WriteSingular(key[from..length], key);
    }

    // Letters and single spaces. A lone S belongs to the word before it, which the full reading sees to.
    private static int Fold(ReadOnlySpan<char> name, Span<char> key)
    {
        var length = 0;
        var word = 0;
        foreach (var character in name)
        {
            if ((uint)((character | 0x20) - 'a') <= 'z' - 'a')
            {
                key[length++] = (char)(character & ~0x20);
            }
            else if (character == ' ')
            {
                if (length == word)
                    continue;
                if (key[word..length] is ['S'])
                    return 0;
                key[length++] = ' ';
                word = length;
            }
            else if (character is not ('\'' or '’'))
            {
                return 0;
            }
        }

        if (length == word)
            return Math.Max(0, length - 1);
        return key[word..length] is ['S'] ? 0 : length;
    }

    // Moves the words to the front, without the plural's S.
    private static int WriteSingular(ReadOnlySpan<char> words, Span<char> key)
    {
        var length = 0;
        var word = 0;
        for (var at = 0; at <= words.Length; at++)
        {
            if (at < words.Length && words[at] != ' ')
                continue;
            var written = words[word..at];
            if (written.Length > 3 && written[^1] == 'S' && written[^2] != 'S')
                written = written[..^1];
            if (length > 0)
                key[length++] = ' ';
            written.CopyTo(key[length..]);
            length += written.Length;
            word = at + 1;
        }

        return length;
    }
}
