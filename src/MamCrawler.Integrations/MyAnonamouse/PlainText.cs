using System.Net;
using System.Text.RegularExpressions;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>The readable text of a description: tags become spaces, entities their characters.</summary>
internal static partial class PlainText
{
    private const int LongestDescription = 64 * 1024;

    public static string Of(string? html)
    {
        if (string.IsNullOrEmpty(html))
            return "";
        var kept = html.Length <= LongestDescription ? html : html[..LongestDescription];
        return WebUtility.HtmlDecode(Markup().Replace(kept, " "));
    }

    [GeneratedRegex("<[^<>]{0,2000}>", RegexOptions.NonBacktracking)]
    private static partial Regex Markup();
}
