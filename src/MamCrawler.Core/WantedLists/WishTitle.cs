using System.Text.RegularExpressions;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.WantedLists;

/// <summary>Reads titles as lists write them: "Leviathan Wakes (The Expanse, #1)".</summary>
internal static partial class WishTitle
{
    /// <summary>The title with the first of the series that a list names in brackets at its end: of "Mort (Discworld, #4; Death, #1)" the first.</summary>
    public static string WithOnePlace(string title) => SeveralPlaces().Replace(title, "($1)");

    /// <summary>The title without what stands in brackets at its end, where that says nothing but the series: "Leviathan Wakes".</summary>
    public static string Plain(string title, TitleReading reading)
    {
        var plain = title.Trim();
        while (plain.EndsWith(')') && plain.LastIndexOf('(') is > 0 and var open)
        {
            var head = plain[..open].TrimEnd();
            if (head.Length == 0 || TitleReading.Read(head).Key != reading.Key)
                break;
            plain = head;
        }

        return plain;
    }

    /// <summary>The first series that the title names with a number, else the first that it names; null when it names none.</summary>
    public static SeriesMembership? Place(TitleReading reading) =>
        reading.Series.FirstOrDefault(static series => series.Sequence.Position is not null) ?? (reading.Series.Count > 0 ? reading.Series[0] : null);

    [GeneratedRegex(@"\(([^();]+,? #[^();]+);[^()]*\)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SeveralPlaces();
}
