using System.Text;

namespace MamCrawler.Integrations.Http;

/// <summary>Takes the tags out of a text, once through from the left: what blocks off a paragraph becomes a line break, what holds no text goes with its content.</summary>
internal static class Markup
{
    private const int LongestTag = 4000;

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p",
        "br",
        "div",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "section",
        "article",
    };

    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase)
    {
        "script",
        "style",
        "iframe",
        "object",
        "template",
        "noscript",
        "svg",
        "title",
        "textarea",
        "select",
    };

    /// <summary>The text without its tags; its entities are left as they are.</summary>
    internal static string Strip(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal))
            return text.ReplaceLineEndings("\n");
        var plain = new StringBuilder(text.Length);
        var place = 0;
        while (place < text.Length)
        {
            if (TagAt(text, place) is not { } tag)
            {
                plain.Append(text[place++]);
                continue;
            }

            place = tag.End;
            if (Silent.Contains(tag.Name))
                place = EndOf(text, place, tag.Name);
            else if (Blocks.Contains(tag.Name))
                plain.Append(tag.Name.Equals("p", StringComparison.OrdinalIgnoreCase) ? "\n\n" : "\n");
        }

        return plain.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The tag or comment that begins here; null when none does.</summary>
    private static (string Name, int End)? TagAt(string text, int place)
    {
        if (text[place] != '<' || place + 1 >= text.Length)
            return null;
        if (text.AsSpan(place).StartsWith("<!--"))
            return ("", After(text, "-->", place + 4));
        var start = text[place + 1] == '/' ? place + 2 : place + 1;
        if (start >= text.Length || !(char.IsAsciiLetter(text[start]) || text[start] is '!' or '?'))
            return null;
        var end = text.IndexOf('>', start, Math.Min(LongestTag, text.Length - start));
        if (end < 0)
            return null;
        var length = 0;
        while (start + length < end && char.IsAsciiLetterOrDigit(text[start + length]))
            length++;
        // The closing tag of what holds no text begins nothing.
        var name = text[place + 1] == '/' && Silent.Contains(text.Substring(start, length)) ? "" : text.Substring(start, length);
        return (name, end + 1);
    }

    private static int EndOf(string text, int place, string name)
    {
        var closing = text.IndexOf("</" + name, place, StringComparison.OrdinalIgnoreCase);
        return closing < 0 ? text.Length : After(text, ">", closing);
    }

    private static int After(string text, string mark, int from)
    {
        var found = text.IndexOf(mark, from, StringComparison.Ordinal);
        return found < 0 ? text.Length : found + mark.Length;
    }
}
