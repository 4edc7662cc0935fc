using System.Numerics;

namespace MamCrawler.Core.Library;

/// <summary>
/// A rough picture of a raw title, made in one quick pass: enough to see that most pairs of titles cannot be the same without reading either. A title is plain when
/// nothing in it can be ornament; then each of its longer words is in its key, and must stand in the other title too.
/// </summary>
internal readonly struct TitleSketch
{
    private const int LongWord = 4;
    private const uint Seed = 2166136261;
    private const uint Factor = 16777619;
    private const int TableBits = 13;
    private static readonly uint LoneS = unchecked((Seed ^ 'S') * Factor);
    private static readonly bool[] Ornaments = ReadOrnaments();

    private readonly ulong _words;
    private readonly bool _plain;
    private readonly bool _odd;

    private TitleSketch(ulong words, bool plain, bool odd) => (_words, _plain, _odd) = (words, plain, odd);

    private static TitleSketch Odd => new(0, false, true);

    public static TitleSketch Of(ReadOnlySpan<char> title)
    {
        if (title.Length > TitleScan.LongestText)
            return Odd;
        var words = 0UL;
        var plain = true;
        var hash = Seed;
        var length = 0;
        var roman = true;
        for (var at = 0; at <= title.Length; at++)
        {
            var character = at < title.Length ? title[at] : ' ';
            if (character >= 0x80)
                return Odd;
            var folded = FoldedCharacter.Of(character);
            if (folded > ' ')
            {
                hash = (hash ^ folded) * Factor;
                length++;
                roman &= folded is 'I' or 'V' or 'X';
                plain &= folded > '9';
                continue;
            }
            if (folded == '\0')
                continue;
            if (length > 0)
            {
                if (length == 1 && hash == LoneS)
                    return Odd;
                if (Ornaments[hash >> (32 - TableBits)] || (roman && length >= LongWord))
                    plain = false;
                else if (length >= LongWord)
                    words |= Bit(hash);
                (hash, length, roman) = (Seed, 0, true);
            }
            if (character is '(' or '[' or '{' or '#')
                plain = false;
            else if (character == '&' && at + 1 < title.Length && title[at + 1] != ' ')
                return Odd;
        }
        return new(words, plain, false);
    }

    /// <summary>True when the two titles certainly have different keys; false when only reading them can tell.</summary>
    public bool Excludes(TitleSketch other) =>
        !_odd && !other._odd && ((_plain && (_words & ~other._words) != 0) || (other._plain && (other._words & ~_words) != 0));

    private static ulong Bit(uint hash) => 1UL << (int)(BitOperations.RotateLeft(hash * 0x9E3779B1u, 6) & 63);

    private static bool[] ReadOrnaments()
    {
        var ornaments = new bool[1 << TableBits];
        foreach (var word in TitleLexicon.OrnamentWords.Concat(["VERSUS", "EINE"]))
        {
            var hash = Seed;
            foreach (var letter in word)
                hash = (hash ^ letter) * Factor;
            ornaments[hash >> (32 - TableBits)] = true;
        }
        return ornaments;
    }
}
