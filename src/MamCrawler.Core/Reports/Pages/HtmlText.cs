using System.Globalization;
using System.Text;

namespace MamCrawler.Core.Reports.Pages;

/// <summary>
/// Text from outside as text of a page: nothing in it is markup, ends an attribute, or turns the writing direction of what follows. What is cut off at
/// <see cref="Longest"/> characters ends in "…".
/// </summary>
internal static class HtmlText
{
    /// <summary>Characters that are kept of one value.</summary>
    public const int Longest = 1000;

    public static void Append(StringBuilder page, string value)
    {
        var kept = 0;
        foreach (var rune in value.EnumerateRunes())
        {
            if (kept++ == Longest)
            {
                page.Append('…');
                return;
            }

            AppendRune(page, rune);
        }
    }

    private static void AppendRune(StringBuilder page, Rune rune)
    {
        switch (rune.Value)
        {
            case '&':
                page.Append("&amp;");
                break;
            case '<':
                page.Append("&lt;");
                break;
            case '>':
                page.Append("&gt;");
                break;
            case '"':
                page.Append("&quot;");
                break;
            case '\'':
                page.Append("&#39;");
                break;
            default:
                // Bidirectional overrides and the like would make a title read as another one.
                var category = Rune.GetUnicodeCategory(rune);
                if (Rune.IsControl(rune) || category is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                    page.Append(' ');
                else if (category is not UnicodeCategory.Format)
                    page.Append(rune);
                break;
        }
    }
}
