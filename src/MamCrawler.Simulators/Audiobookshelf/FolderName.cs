using System.Globalization;
using System.Text.RegularExpressions;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>
/// What the real scanner reads in the name of a book's folder, in its order: an ASIN in brackets, narrators in braces at the end, a number that stands alone before, after
/// or between dashes, and a year before a dash. Nothing else is taken out: "(2019)" at the end stays in the title.
/// </summary>
internal sealed partial record FolderName(string Title, string? Asin, string? Narrators, string? Sequence, int? Year)
{
    /// <param name="name">The name.</param>
    /// <param name="isInSeries">True when a series' folder lies above: only then is a number looked for.</param>
    public static FolderName Read(string name, bool isInSeries)
    {
        string? asin = null;
        if (AsinInBrackets().Match(name) is { Success: true } bracket)
            (asin, name) = (bracket.Groups[1].Value, name.Remove(bracket.Index, bracket.Length).Trim());
        string? narrators = null;
        if (NarratorsAtTheEnd().Match(name) is { Success: true } braces)
            (name, narrators) = (braces.Groups[1].Value, braces.Groups[2].Value);
        string? sequence = null;
        if (isInSeries)
            (name, sequence) = TakeSequence(name);
        int? year = null;
        if (YearInFront().Match(name) is { Success: true } front)
            (year, name) = (int.Parse(front.Groups[1].ValueSpan, CultureInfo.InvariantCulture), front.Groups[2].Value);
        return new FolderName(name, asin, narrators, sequence, year);
    }

    private static (string Name, string? Sequence) TakeSequence(string name)
    {
        var parts = name.Split(" - ").ToList();
        var at = parts.FindIndex(part => NumberAlone().Match(part) is { Success: true } match && (match.Groups["rest"].Length == 0 || IsMarked(match)));
        if (at < 0)
            return (name, null);
        var found = NumberAlone().Match(parts[at]);
        var sequence = double.Parse(found.Groups["number"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        parts[at] = found.Groups["rest"].Value;
        return (string.Join(" - ", parts.Where((part, index) => index != at || part.Length > 0)), sequence.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>"101 Dalmatians" is a title; "Vol. 3 Title" and "6. Title" are numbers.</summary>
    private static bool IsMarked(Match match) => match.Groups["label"].Success || match.Groups["dot"].Length > 0;

    [GeneratedRegex(@"(?: |^)\[([A-Z0-9]{10})\](?= |$)", RegexOptions.CultureInvariant)]
    private static partial Regex AsinInBrackets();

    [GeneratedRegex(@"^(.*) \{(.*)\}$", RegexOptions.CultureInvariant)]
    private static partial Regex NarratorsAtTheEnd();

    [GeneratedRegex(
        @"^(?<label>vol\.? |volume |book )?(?<number>\d{1,3}(?:\.\d{1,2})?|\.\d{1,2})(?<dot>\.?)(?: (?<rest>.+))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex NumberAlone();

    [GeneratedRegex(@"^ *\(?(\d{4})\)? * - *(.+)", RegexOptions.CultureInvariant)]
    private static partial Regex YearInFront();
}
