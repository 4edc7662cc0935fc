using System.Globalization;
using System.Net;
using System.Text;

namespace MamCrawler.Integrations.Http;

/// <summary>
/// Makes plain text of a description that may be HTML: paragraphs become lines, all other markup goes, scripts and styles with what is in them. What is left holds no
/// angle bracket and no invisible character, so that no page can read it as markup again.
/// </summary>
public static class DescriptionText
{
    /// <summary>Longer texts are cut at a word.</summary>
    public const int Longest = 8000;

    private const int LongestRead = 64 * 1024;

    /// <summary>The text; null when nothing readable is left.</summary>
    public static string? Of(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
            return null;
        var read = html.Length <= LongestRead ? html : html[..LongestRead];
        // Catalogues hand out markup that was encoded once more; so it is taken away before and after decoding.
        var plain = Markup.Strip(WebUtility.HtmlDecode(Markup.Strip(read)));
        var lines = Tidy(plain);
        return lines.Any(char.IsLetterOrDigit) ? lines : null;
    }

    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(Math.Min(text.Length, Longest));
        var (blank, breaks) = (false, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n')
                breaks++;
            else if (Rune.IsWhiteSpace(rune))
                blank = true;
            else if (!IsUnfit(rune))
            {
                if (tidy.Length > 0)
                    tidy.Append(
                        breaks > 1 ? "\n\n"
                        : breaks == 1 ? "\n"
                        : blank ? " "
                        : ""
                    );
                (blank, breaks) = (false, 0);
                tidy.Append(rune.ToString());
            }
        }

        return tidy.Length <= Longest ? tidy.ToString() : Cut(tidy.ToString());
    }

    private static bool IsUnfit(Rune rune) =>
        rune.Value is '<' or '>'
        || rune == Rune.ReplacementChar
        || Rune.IsControl(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static string Cut(string text)
    {
        var end = text.LastIndexOfAny([' ', '\n'], Longest - 1);
        return (end > Longest / 2 ? text[..end] : text[..(Longest - 2)]).TrimEnd() + "…";
    }
}
