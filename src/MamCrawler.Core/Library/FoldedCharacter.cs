namespace MamCrawler.Core.Library;

/// <summary>Case and accents folded away, one character at a time (rules.md 2). Its own table, because invariant globalization knows no decomposition.</summary>
internal static class FoldedCharacter
{
    // Upper-case letters and digits as they are, lower case raised, apostrophes 0, everything else a space.
    private static ReadOnlySpan<byte> Ascii =>
        "                                "u8
        + "       \0        0123456789      "u8
        + " ABCDEFGHIJKLMNOPQRSTUVWXYZ     "u8
        + "\0ABCDEFGHIJKLMNOPQRSTUVWXYZ     "u8;

    private const string Latin =
        "AAAAAAACEEEEIIIIDNOOOOO?OUUUUYTSAAAAAAACEEEEIIIIDNOOOOO?OUUUUYTY"
        + "AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIIIIIJJKKKLLLLLLLLLLNNNNNNNNNOOOOOOOORRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS";

    private const string LatinAdditional =
        "AABBBBBBCCDDDDDDDDDDEEEEEEEEEEFFGGHHHHHHHHHHIIIIKKKKKKLLLLLLLLMMMMMMNNNNNNNNOOOOOOOOPPPPRRRRRRRRSSSSSSSSSSTTTTTTTTUUUUUUUUUUVVVVWWWWWWWWWW"
        + "XXXXYYZZZZZZHTWYAS????AAAAAAAAAAAAAAAAAAAAAAAAEEEEEEEEEEEEEEEEIIIIOOOOOOOOOOOOOOOOOOOOOOOOUUUUUUUUUUUUUUYYYYYYYY??????";

    /// <summary>The upper-case base letter or digit; '\0' for what leaves no trace inside a word (apostrophes, combining marks); ' ' for what ends a word.</summary>
    public static char Of(char character) => character < 0x80 ? (char)Ascii[character] : Beyond(character);

    /// <summary>The second letter of a ligature that folds into two; '\0' for every other character.</summary>
    public static char SecondOf(char character) =>
        character switch
        {
            'ß' or 'ẞ' => 'S',
            'æ' or 'Æ' or 'œ' or 'Œ' => 'E',
            'þ' or 'Þ' => 'H',
            _ => '\0',
        };

    private static char Beyond(char character)
    {
        var folded = (int)character switch
        {
            >= 0xC0 and < 0x180 => Latin[character - 0xC0],
            >= 0x1E00 and < 0x1F00 => LatinAdditional[character - 0x1E00],
            >= 0x300 and < 0x370 or 0xAD or >= 0x200B and <= 0x200D or 0xFEFF => '\0',
            0x2018 or 0x2019 or 0x201B or 0x2032 or 0x2BC or 0xB4 => '\0',
            >= 0xFF01 and < 0xFF5F => Of((char)(character - 0xFEE0)),
            0x401 or 0x451 => '\u0415',
            _ => char.IsLetterOrDigit(character) ? char.ToUpperInvariant(character) : ' ',
        };
        return folded == '?' ? ' ' : folded;
    }
}
