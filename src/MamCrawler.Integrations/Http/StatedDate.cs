using System.Globalization;

namespace MamCrawler.Integrations.Http;

/// <summary>A date as precise as a catalogue states it: a day, or a year alone. Nothing is added to it.</summary>
/// <param name="Year">The year, 1000 to 2999.</param>
/// <param name="Day">The day; null when only year or month are stated.</param>
internal readonly record struct StatedDate(int Year, DateOnly? Day)
{
    private static readonly string[] Days = ["yyyy-MM-dd", "MMMM d, yyyy", "MMM d, yyyy", "MMM dd, yyyy", "d MMMM yyyy", "d MMM yyyy"];
    private static readonly string[] Months = ["yyyy-MM", "MMMM yyyy", "MMM yyyy"];

    /// <summary>Reads "2015", "2015-03", "2015-03-04", "2015-03-04T07:00:00Z", "March 4, 2015", "March 2015"; null for anything else.</summary>
    internal static StatedDate? Of(string? text)
    {
        var stated = text?.Trim() ?? "";
        if (stated.Length == 4 && stated.All(char.IsAsciiDigit))
            return InRange(int.Parse(stated, CultureInfo.InvariantCulture), null);
        var day = stated.Length > 10 && stated[10] == 'T' ? stated[..10] : stated;
        if (DateOnly.TryParseExact(day, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole))
            return InRange(whole.Year, whole);
        return DateOnly.TryParseExact(stated, Months, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? InRange(month.Year, null) : null;
    }

    private static StatedDate? InRange(int year, DateOnly? day) => year is >= 1000 and <= 2999 ? new StatedDate(year, day) : null;
}
