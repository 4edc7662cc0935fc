using System.Globalization;
using System.Text;

namespace MamCrawler.Core.Reports.Pages;

/// <summary>Numbers, times and names for people.</summary>
internal static class PageWords
{
    /// <summary>What stands where nothing is known.</summary>
    public const string Unknown = "not recorded";

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string ShortDay(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM", CultureInfo.InvariantCulture);

    public static string LongDay(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Known(int? number) => number is { } known ? Number(known) : Unknown;

    public static string Ratio(double? ratio) => ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? Unknown;

    /// <summary>"1 week", "2 weeks".</summary>
    public static string Count(int number, string what) => $"{Number(number)} {what}{(number == 1 ? "" : "s")}";

    /// <summary>A time to go in days and hours, at least one hour.</summary>
    public static string Span(TimeSpan time)
    {
        var hours = (int)Math.Ceiling(time.TotalHours);
        return hours >= 48 ? $"{Count(hours / 24, "day")} {hours % 24} h" : $"{hours} h";
    }

    /// <summary>The name of a class or service in words: "NoAudiobookKnown" is "No audiobook known". What is not one word of letters stays as it is.</summary>
    public static string Name(string name)
    {
        if (name.Length == 0 || !name.All(char.IsAsciiLetter))
            return name;
        var words = new StringBuilder(name.Length + 4).Append(name[0]);
        foreach (var letter in name.AsSpan(1))
            if (char.IsAsciiLetterUpper(letter))
                words.Append(' ').Append(char.ToLowerInvariant(letter));
            else
                words.Append(letter);
        return words.ToString();
    }
}
