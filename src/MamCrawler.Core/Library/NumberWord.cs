using System.Globalization;

namespace MamCrawler.Core.Library;

/// <summary>Numbers as words and in Roman numerals, upper case, as they stand beside "Book" or "Volume".</summary>
internal static class NumberWord
{
    /// <summary>The number that a folded word spells ("THREE", "THIRD", "DREI", "IV", "07", "3.5"); null when it spells none.</summary>
    public static decimal? Read(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word.Length > 9)
            return null;
        if (char.IsAsciiDigit(word[0]))
            return Digits(word);
        return Spelled(word) ?? Roman(word);
    }

    /// <summary>The number written in digits, with a decimal point at most; null when it is not one, or has more than four digits before the point.</summary>
    public static decimal? Digits(ReadOnlySpan<char> word)
    {
        var point = word.IndexOf('.');
        var whole = point < 0 ? word : word[..point];
        if (whole.Length is 0 or > 4 || (point >= 0 && word.Length - point - 1 is 0 or > 3))
            return null;
        foreach (var character in word)
            if (!char.IsAsciiDigit(character) && character != '.')
                return null;
        return decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The value of a well-formed Roman numeral up to 39; null for anything else.</summary>
    public static int? Roman(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word.Length > 7)
            return null;
        var tens = 0;
        while (tens < word.Length && word[tens] == 'X')
            tens++;
        if (tens > 3)
            return null;
        int? ones = word[tens..] switch
        {
            "" => 0,
            "I" => 1,
            "II" => 2,
            "III" => 3,
            "IV" or "IIII" => 4,
            "V" => 5,
            "VI" => 6,
            "VII" => 7,
            "VIII" => 8,
            "IX" => 9,
            _ => null,
        };
        return (tens * 10) + ones;
    }

    private static decimal? Spelled(ReadOnlySpan<char> word) =>
        word switch
        {
            "ZERO" => 0,
            "ONE" or "FIRST" or "EINS" or "UN" or "UNE" or "UNO" => 1,
            "TWO" or "SECOND" or "ZWEI" or "DEUX" or "DOS" or "DUE" => 2,
            "THREE" or "THIRD" or "DREI" or "TROIS" or "TRES" or "TRE" => 3,
            "FOUR" or "FOURTH" or "VIER" or "QUATRE" or "CUATRO" => 4,
            "FIVE" or "FIFTH" or "FUNF" or "CINQ" or "CINCO" => 5,
            "SIX" or "SIXTH" or "SECHS" or "SEIS" => 6,
            "SEVEN" or "SEVENTH" or "SIEBEN" or "SEPT" or "SIETE" => 7,
            "EIGHT" or "EIGHTH" or "ACHT" or "HUIT" or "OCHO" => 8,
            "NINE" or "NINTH" or "NEUN" or "NEUF" or "NUEVE" => 9,
            "TEN" or "TENTH" or "ZEHN" or "DIX" or "DIEZ" => 10,
            "ELEVEN" or "ELEVENTH" => 11,
            "TWELVE" or "TWELFTH" => 12,
            "THIRTEEN" => 13,
            "FOURTEEN" => 14,
            "FIFTEEN" => 15,
            "SIXTEEN" => 16,
            "SEVENTEEN" => 17,
            "EIGHTEEN" => 18,
            "NINETEEN" => 19,
            "TWENTY" => 20,
            _ => null,
        };
}
