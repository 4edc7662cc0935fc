using System.Globalization;

namespace MamCrawler.Core.Metadata;

/// <summary>ISBNs in one spelling, so that an ISBN-10 equals its ISBN-13.</summary>
public static class IsbnText
{
    /// <summary>The ISBN-13 of an ISBN-10 or ISBN-13; null when the text is none, or its check digit is wrong.</summary>
    public static string? Of(string? text) =>
        FieldText.Isbn(text) switch
        {
            { Length: 13 } isbn => isbn,
            { Length: 10 } isbn => WithCheckDigit($"978{isbn[..9]}"),
            _ => null,
        };

    private static string WithCheckDigit(string digits)
    {
        var sum = digits.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 3)).Sum();
        return digits + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }
}
