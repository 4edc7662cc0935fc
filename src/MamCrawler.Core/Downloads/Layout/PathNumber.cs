using System.Globalization;
using System.Text.RegularExpressions;

namespace MamCrawler.Core.Downloads.Layout;

/// <summary>The volume number that a path element states.</summary>
/// <param name="Value">The number.</param>
/// <param name="IsExplicit">True when a word says that it is a volume's number ("Book 3", "#3").</param>
/// <param name="Leads">True when it stands first.</param>
internal sealed partial record PathNumber(decimal Value, bool IsExplicit, bool Leads)
{
    /// <summary>Reads the number of an element; null when it states none, or a range.</summary>
    /// <param name="element">A folder's name, or a file's without its extension.</param>
    /// <param name="series">The series' name, whose own digits do not count.</param>
    internal static PathNumber? Read(string element, string series)
    {
        var text = series.Length > 0 ? element.Replace(series, " ", StringComparison.OrdinalIgnoreCase) : element;
        if (Range().IsMatch(text))
            return null;
        if (Marked().Match(text) is { Success: true } marked)
            return Parse(marked, isExplicit: true, leads: false);
        if (First().Match(text) is { Success: true } first)
            return Parse(first, isExplicit: false, leads: true);
        return Last().Match(text) is { Success: true } last ? Parse(last, isExplicit: false, leads: false) : null;
    }

    internal static decimal? Of(string number) =>
        decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static PathNumber? Parse(Match match, bool isExplicit, bool leads) => Of(match.Groups[1].Value) is { } value ? new(value, isExplicit, leads) : null;

    [GeneratedRegex(@"(?<![\d.])\d{1,4}\s*(?:-|–|to)\s*\d{1,4}(?![\d.])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"(?:\b(?:book|bk|volume|vol|no|nr)|#)[\s._#-]*(\d{1,4}(?:\.\d{1,2})?)(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^[^\p{L}\d]*(\d{1,4}(?:\.\d{1,2})?)(?![\d\p{L}])", RegexOptions.CultureInvariant)]
    private static partial Regex First();

    [GeneratedRegex(@"(?<![\d.\p{L}])(\d{1,4}(?:\.\d{1,2})?)[^\p{L}\d]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Last();
}
