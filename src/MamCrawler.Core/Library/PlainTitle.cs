using System.Collections.Frozen;

namespace MamCrawler.Core.Library;

/// <summary>
/// Reads the titles that need no reading: plain words with at most a file extension or "(Unabridged)" behind them, as most titles are. Whatever could mean more is
/// refused and read in full; for what is accepted the result is that of the full reading (held by a test).
/// </summary>
internal static class PlainTitle
{
    private const int LongestTitle = 120;
    private const int LongestWord = 24;

    // Every word that the full reading reacts to: the lexicon's, the names of packs, and words that mean something beside others.
    private static readonly FrozenSet<string> Telling = TitleLexicon
        .OrnamentWords.Concat(
            (
                "OMNIBUS BOX BOXED BOXSET BOXSETS COLLECTION COLLECTIONS COMPILATION COMPILATIONS BUNDLE SAMMELBAND GESAMTAUSGABE INTEGRALE INTEGRAL MEGAPACK SAMMLUNG COMPLETE ENTIRE "
                + "DUOLOGY DILOGY DUET TRILOGY TRILOGIE TRILOGIA QUARTET TETRALOGY QUADRILOGY TETRALOGIE QUINTET PENTALOGY PENTALOGIE SERIES HEXALOGY SERIE REIHE GEKURZTE ABRIDGEMENT "
                + "VS AKA PACK SET WORKS FINISH DRAMA"
            ).Split(' ')
        )
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TellingWords = Telling.GetAlternateLookup<ReadOnlySpan<char>>();

    // By first letter and length, a bit for each last letter that a telling word has: nearly every word is cleared without being looked up.
    private static readonly uint[] Suspects = ReadSuspects();

    /// <summary>Writes the title's key. Returns its length; 0 when the title must be read in full.</summary>
    /// <param name="title">The raw title.</param>
    /// <param name="seriesNames">Names of series the book is known to belong to: a title that begins like one of them is read in full.</param>
    /// <param name="key">Room for <see cref="BufferFor"/> characters.</param>
    /// <param name="saysUnabridged">True when the title says that it is unabridged.</param>
    public static int Write(ReadOnlySpan<char> title, IReadOnlyList<string> seriesNames, Span<char> key, out bool saysUnabridged)
    {
        var length = Write(title, key, out saysUnabridged);
        return BeginsLikeOne(seriesNames, key[..length]) ? 0 : length;
    }

    /// <summary>Writes the title's key without asking whether it begins like a series: then <see cref="PlainStart.Begins"/> must say so of every name.</summary>
    public static int Write(ReadOnlySpan<char> title, Span<char> key, out bool saysUnabridged)
    {
        title = WithoutTail(title, out saysUnabridged);
        if (title.Length is 0 or > LongestTitle)
            return 0;
        int length = 0,
            word = 0;
        for (var at = 0; at <= title.Length; at++)
        {
            var character = at < title.Length ? title[at] : ' ';
            if ((uint)((character | 0x20) - 'a') <= 'z' - 'a')
            {
                key[length++] = (char)(character & ~0x20);
                continue;
            }

            if (character is '\'' or '’' && length > word)
                continue;
            if (character != ' ')
                return 0;
            if (length == word)
                continue;
            var written = key[word..length];
            var last = at >= title.Length;
            if (written.Length > LongestWord || written is ['S'] || Tells(written) || (last && word > 0 && IsRoman(written)))
                return 0;
            // Leading articles leave the key, unless nothing else is left.
            if (word == 0 && !last && TitleOrnament.IsArticle(written))
                length = 0;
            else
                key[length++] = ' ';
            word = length;
        }

        return Math.Max(0, word - 1);
    }

    /// <summary>Room that a key needs.</summary>
    public static int BufferFor(int length) => Math.Min(length, LongestTitle + 16) + 2;

    private static ReadOnlySpan<char> WithoutTail(ReadOnlySpan<char> title, out bool saysUnabridged)
    {
        saysUnabridged = false;
        if (title.Length > 4 && title[^4] == '.')
            return title[^3..] is "m4b" or "mp3" or "m4a" ? title[..^4] : [];
        if (title.IsEmpty || title[^1] != ')')
            return title;
        if (title.EndsWith(" (Audiobook)"))
            return title[..^12];
        saysUnabridged = title.EndsWith(" (Unabridged)");
        return saysUnabridged ? title[..^13] : [];
    }

    private static bool BeginsLikeOne(IReadOnlyList<string> seriesNames, ReadOnlySpan<char> key)
    {
        for (var index = 0; index < seriesNames.Count; index++)
            if (PlainStart.Of(seriesNames[index]).Begins(key))
                return true;
        return false;
    }

    private static bool IsRoman(ReadOnlySpan<char> word) => word.IndexOfAnyExcept("IVX") < 0;

    private static bool Tells(ReadOnlySpan<char> word) =>
        (Suspects[((word[0] - 'A') * 32) + word.Length] >> (word[^1] - 'A') & 1) != 0 && TellingWords.Contains(word);

    private static uint[] ReadSuspects()
    {
        var suspects = new uint[26 * 32];
        foreach (var word in Telling)
            if (char.IsAsciiLetterUpper(word[0]) && char.IsAsciiLetterUpper(word[^1]))
                suspects[((word[0] - 'A') * 32) + word.Length] |= 1u << (word[^1] - 'A');
        return suspects;
    }
}
