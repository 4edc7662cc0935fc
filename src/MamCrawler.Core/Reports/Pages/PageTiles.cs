namespace MamCrawler.Core.Reports.Pages;

/// <summary>The few numbers at the head of a page.</summary>
internal static class PageTiles
{
    /// <summary>Writes them.</summary>
    /// <param name="html">The page.</param>
    /// <param name="tiles">Each with its name, its number and how it is meant: <c>bad</c>, <c>warn</c> or nothing. A number that is not known is a dash and a word.</param>
    public static void Write(HtmlWriter html, params ReadOnlySpan<(string Name, string Number, string Mood)> tiles)
    {
        html.Add($"<ul class=\"tiles\">\n");
        foreach (var (name, number, mood) in tiles)
            if (number == PageWords.Unknown)
                html.Add($"<li><b>–</b><span>{name}, {number}</span></li>\n");
            else
                html.Add($"<li class=\"{mood}\"><b>{number}</b><span>{name}</span></li>\n");
        html.Add($"</ul>\n");
    }
}
