using System.Globalization;
using System.Text;

namespace MamCrawler.Core.Notices;

/// <summary>Text of whatever origin as one line of a message.</summary>
public static class NoticeLine
{
    /// <summary>Characters that are kept.</summary>
    public const int Longest = 400;

    /// <summary>The text on one line, without what would turn its writing direction, cut with a sign.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= Longest)
                return line.Append('…').ToString();
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsControl(rune) || category is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                line.Append(' ');
            else if (category is not UnicodeCategory.Format)
                line.Append(rune);
        }

        return line.ToString().Trim();
    }
}
