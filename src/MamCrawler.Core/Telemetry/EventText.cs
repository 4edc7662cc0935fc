using System.Globalization;
using System.Text;

namespace MamCrawler.Core.Telemetry;

/// <summary>
/// A value of an event, written so that a query can cut it out of the message: a plain word as it is, anything else in quotation marks on one line, nothing as
/// <c>unknown</c>. What comes from outside can therefore neither begin a line nor pass for another key.
/// </summary>
public readonly record struct EventText
{
    /// <summary>Characters that are kept of a value; the rest is cut off.</summary>
    public const int MaximumLength = 500;

    /// <summary>What stands for a value that is not known.</summary>
    public const string Unknown = "unknown";

    private readonly string? text;

    private EventText(string? text) => this.text = text;

    /// <summary>A text, of whatever origin.</summary>
    public static EventText From(string? text) => new(text);

    /// <summary>A number, with a point and no separators between thousands.</summary>
    public static EventText From(IFormattable? number) => new(number?.ToString(null, CultureInfo.InvariantCulture));

    /// <summary>A time, in UTC to the second: <c>2026-03-01T12:00:00Z</c>.</summary>
    public static EventText From(DateTimeOffset? time) => new(time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public static implicit operator EventText(string? text) => From(text);

    public static implicit operator EventText(int? number) => From((IFormattable?)number);

    public static implicit operator EventText(long? number) => From((IFormattable?)number);

    public static implicit operator EventText(double? number) => From((IFormattable?)number);

    public static implicit operator EventText(DateTimeOffset? time) => From(time);

    /// <inheritdoc />
    public override string ToString() =>
        text switch
        {
            null => Unknown,
            _ when IsWord(text) => text,
            _ => Quote(text),
        };

    private static bool IsWord(string text) =>
        text.Length is > 0 and <= MaximumLength
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':' or '/' or '+' or ',');

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text.Length <= MaximumLength ? text : text[..MaximumLength])
            quoted.Append(
                letter == '"' ? '\''
                : IsOfOneLine(letter) ? letter
                : ' '
            );
        return quoted.Append(text.Length > MaximumLength ? "…\"" : "\"").ToString();
    }

    private static bool IsOfOneLine(char letter) =>
        !char.IsControl(letter)
        && CharUnicodeInfo.GetUnicodeCategory(letter)
            is not (UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format or UnicodeCategory.Surrogate);
}
