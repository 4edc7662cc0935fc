using MamCrawler.Core.Reports.Pages;

namespace MamCrawler.Core.Reports.Charts;

/// <summary>A chart with its words: a heading, the picture with title and description for those who hear it, a sentence, and its numbers as a table.</summary>
internal sealed record ChartCard
{
    /// <summary>The width of every picture in its own units; it is scaled to its place.</summary>
    public const double Width = 400;

    /// <summary>What distinguishes it on its page.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>What the picture shows, in words.</summary>
    public required string Sentence { get; init; }

    /// <summary>The columns of its table, see <see cref="PageTable"/>.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];

    /// <summary>Writes it.</summary>
    /// <param name="html">The page.</param>
    /// <param name="height">The height of the picture.</param>
    /// <param name="draw">Draws it; null when there is nothing to draw, and the sentence says why.</param>
    public void Write(HtmlWriter html, double height, Action<HtmlWriter>? draw)
    {
        html.Add($"<figure aria-labelledby=\"{Id}-h\">\n<h3 id=\"{Id}-h\">{Title}</h3>\n");
        if (draw is not null)
        {
            html.Add($"<svg role=\"img\" aria-labelledby=\"{Id}-t {Id}-d\" viewBox=\"0 0 {Width} {height}\">");
            html.Add($"<title id=\"{Id}-t\">{Title}</title><desc id=\"{Id}-d\">{Sentence}</desc>\n");
            draw(html);
            html.Add($"</svg>\n");
        }

        html.Add($"<figcaption>{Sentence}</figcaption>\n");
        if (Rows.Count > 0)
        {
            html.Add($"<details><summary>The numbers</summary><div class=\"scroll\">");
            PageTable.WriteBare(html, Columns, Rows);
            html.Add($"</div></details>\n");
        }

        html.Add($"</figure>\n");
    }
}
