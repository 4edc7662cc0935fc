using System.Net;
using System.Text;

namespace MamCrawler.Core.Metadata;

/// <summary>
/// Makes safe text of what a provider says a book is about: its words, a line for each paragraph, everything else gone. For the library it becomes <c>&lt;p&gt;</c> around each
/// paragraph and three entities, which Audiobookshelf's own sanitiser leaves exactly as it is.
/// </summary>
public static class DescriptionText
{
    private const int LongestInput = 100_000;
    private const int Longest = 12_000;

    private static readonly string[] Silent =
    [
        "script",
        "style",
        "textarea",
        "option",
        "noscript",
        "iframe",
        "object",
        "template",
        "svg",
        "math",
        "title",
        "head",
    ];
    private static readonly string[] Inline =
    [
        "a",
        "abbr",
        "b",
        "big",
        "cite",
        "code",
        "del",
        "em",
        "font",
        "i",
        "ins",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
    ];

    /// <summary>The paragraphs of a text or of HTML, a line each; null when there are no words in it, or it is too long.</summary>
    public static string? Read(string? text)
    {
        if (text is not { Length: > 0 and <= LongestInput })
            return null;
        var lines = string.Join('\n', WordsOf(text).Split('\n').Select(Tidy).Where(line => line.Length > 0));
        return lines.Any(char.IsLetterOrDigit) && lines.Length <= Longest ? lines : null;
    }

    /// <summary>The words alone, in one line, for people and for comparing.</summary>
    public static string Plain(string? text) => text is null or { Length: > LongestInput } ? "" : Tidy(WordsOf(text));

    /// <summary>What <see cref="Read"/> gave, as the library keeps it.</summary>
    public static string ToHtml(string lines) => string.Concat(lines.Split('\n').Select(line => $"<p>{Escape(line)}</p>"));

    /// <summary>The words, with a line feed where a block ends.</summary>
    private static string WordsOf(string html)
    {
        var words = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length; )
        {
            var open = html.IndexOf('<', at);
            words.Append(WebUtility.HtmlDecode(open < 0 ? html[at..] : html[at..open]));
            if (open < 0)
                break;
            at = IsTag(html, open) ? AfterTag(html, open, words) : AfterSign(open, words);
        }

        return words.ToString();
    }

    private static bool IsTag(string html, int open) => open + 1 < html.Length && (char.IsAsciiLetter(html[open + 1]) || html[open + 1] is '/' or '!' or '?');

    private static int AfterSign(int open, StringBuilder words)
    {
        words.Append('<');
        return open + 1;
    }

    private static int AfterTag(string html, int open, StringBuilder words)
    {
        var close = html.IndexOf('>', open);
        if (close < 0)
            return html.Length;
        var start = html[open + 1] == '/' ? open + 2 : open + 1;
        var name = new string([.. html[start..close].TakeWhile(char.IsAsciiLetterOrDigit)]).ToLowerInvariant();
        if (!Inline.Contains(name))
            words.Append('\n');
        if (html[open + 1] == '/' || !Silent.Contains(name))
            return close + 1;
        var end = html.IndexOf($"</{name}", close, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html.Length : end;
    }

    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                _ = tidy.Length > 0 && tidy[^1] != ' ' ? tidy.Append(' ') : tidy;
            else if (FieldText.IsFit(rune))
                tidy.Append(rune.ToString());
        }

        return tidy.ToString().Trim();
    }

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
