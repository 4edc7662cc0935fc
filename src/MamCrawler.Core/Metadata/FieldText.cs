using System.Globalization;
using System.Text;

namespace MamCrawler.Core.Metadata;

/// <summary>Values of providers made fit for a library: one line, bounded, without markup. What is not fit is no value; nothing is mended.</summary>
internal static class FieldText
{
    private const int LongestText = 300;
    private const int MostNames = 30;
    private const int EarliestYear = 1400;

    /// <summary>A line of text; null when it is empty, too long, or holds markup or control characters.</summary>
    internal static string? Line(string? text)
    {
        var line = text?.Trim();
        return line is { Length: > 0 and <= LongestText } && !line.Any(IsUnfit) && line.Any(char.IsLetterOrDigit) && IsWhole(line) ? line : null;
    }

    /// <summary>Names in their order, each once; empty when one of them is not fit or they are too many.</summary>
    internal static IReadOnlyList<string> Names(IReadOnlyList<string> names)
    {
        if (names.Count > MostNames)
            return [];
        var lines = names.Select(Line).ToArray();
        return lines.Any(line => line is null) ? [] : [.. lines.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>An ISBN-10 or ISBN-13 whose check digit is right; null otherwise.</summary>
    internal static string? Isbn(string? text)
    {
        var digits = (text ?? "").Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return digits.Length switch
        {
            13 when digits.All(char.IsAsciiDigit) && digits.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 3)).Sum() % 10 == 0 => digits,
            10 when digits[..9].All(char.IsAsciiDigit) && (char.IsAsciiDigit(digits[9]) || digits[9] == 'X') && Checks10(digits) => digits,
            _ => null,
        };
    }

    /// <summary>The year of a date; null when it is none that a book can have.</summary>
    internal static string? Year(DateOnly? date, DateTimeOffset now) =>
        date is { } day && day.Year >= EarliestYear && day.Year <= now.Year + 1 ? day.Year.ToString(CultureInfo.InvariantCulture) : null;

    private static bool Checks10(string digits) => digits.Select((digit, place) => (digit == 'X' ? 10 : digit - '0') * (10 - place)).Sum() % 11 == 0;

    /// <summary>An ASIN: B and nine, or ten digits; null otherwise.</summary>
    internal static string? Asin(string? text)
    {
        var asin = text?.Trim().ToUpperInvariant() ?? "";
        return asin.Length == 10 && asin.All(char.IsAsciiLetterOrDigit) && (asin[0] == 'B' || asin[..9].All(char.IsAsciiDigit)) ? asin : null;
    }

    /// <summary>True for a character that may stand in a text.</summary>
    internal static bool IsFit(Rune rune) =>
        rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static bool IsUnfit(char character) =>
        character is '<' or '>' || char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.PrivateUse;

    private static bool IsWhole(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune == Rune.ReplacementChar)
                return false;
        return true;
    }
}
