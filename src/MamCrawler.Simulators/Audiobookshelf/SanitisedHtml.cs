using System.Net;
using System.Text;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>What the server makes of a description: a few tags stay, without attributes here; all others go, some with what is in them; text is escaped anew.</summary>
internal static class SanitisedHtml
{
    private static readonly string[] Allowed = ["p", "ol", "ul", "li", "a", "strong", "em", "del", "br", "b", "i"];
    private static readonly string[] GoneWithTheirText = ["script", "style", "textarea", "option"];

    public static string Of(string html) => Walk(html, keepTags: true);

    public static string Plain(string html) => WebUtility.HtmlDecode(Walk(html, keepTags: false));

    private static string Walk(string html, bool keepTags)
    {
        var clean = new StringBuilder();
        for (var at = 0; at < html.Length; )
        {
            var open = html.IndexOf('<', at);
            clean.Append(Escape(html[at..(open < 0 ? html.Length : open)]));
            if (open < 0)
                break;
            var close = html.IndexOf('>', open);
            if (close < 0)
            {
                clean.Append(Escape(html[open..]));
                break;
            }

            at = Tag(html, open, close, keepTags, clean);
        }

        return clean.ToString();
    }

    private static int Tag(string html, int open, int close, bool keepTags, StringBuilder clean)
    {
        var inner = html[(open + 1)..close];
        var ends = inner.StartsWith('/');
        var name = new string([.. inner.TrimStart('/').TakeWhile(char.IsAsciiLetterOrDigit)]).ToLowerInvariant();
        if (keepTags && Allowed.Contains(name))
            clean.Append(
                ends ? $"</{name}>"
                : name == "br" ? "<br />"
                : $"<{name}>"
            );
        if (ends || !GoneWithTheirText.Contains(name))
            return close + 1;
        var end = html.IndexOf($"</{name}", close, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html.Length : end;
    }

    private static string Escape(string text) =>
        WebUtility
            .HtmlDecode(text)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
