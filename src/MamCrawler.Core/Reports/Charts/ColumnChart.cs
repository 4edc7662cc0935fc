using MamCrawler.Core.Reports.Pages;

namespace MamCrawler.Core.Reports.Charts;

/// <summary>Counts over time as standing columns. A time of which nothing was recorded is an empty, dashed frame and never a nought.</summary>
internal static class ColumnChart
{
    private const double Height = 210;
    private const double Left = 34;
    private const double Right = 388;
    private const double Top = 18;
    private const double Bottom = 176;

    /// <summary>Writes the chart; nothing is drawn when nothing at all was recorded.</summary>
    public static void Write(HtmlWriter html, ChartCard card, IReadOnlyList<(string Label, int? Count)> columns)
    {
        card.Write(html, Height, columns.Any(column => column.Count is not null) ? Draw : null);

        void Draw(HtmlWriter svg)
        {
            var axis = new ChartAxis(0, Math.Max(1, columns.Max(column => column.Count ?? 0)), Top, Bottom, leastStep: 1);
            foreach (var tick in axis.Ticks)
            {
                svg.Add($"<line class=\"{(tick == 0 ? "base" : "grid")}\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{axis.At(tick)}\" y2=\"{axis.At(tick)}\"/>");
                svg.Add($"<text class=\"axis\" x=\"{Left - 6}\" y=\"{axis.At(tick) + 4}\" text-anchor=\"end\">{PageWords.Number((int)tick)}</text>\n");
            }

            var step = (Right - Left) / columns.Count;
            for (var index = 0; index < columns.Count; index++)
                Column(svg, axis, columns[index], Left + (index * step), step, isLabelled: (columns.Count - 1 - index) % 3 == 0);
        }
    }

    private static void Column(HtmlWriter svg, ChartAxis axis, (string Label, int? Count) column, double left, double step, bool isLabelled)
    {
        var (x, width) = (left + (step * 0.15), step * 0.7);
        if (column.Count is not { } count)
            svg.Add($"<rect class=\"none\" x=\"{x}\" y=\"{Bottom - 40}\" width=\"{width}\" height=\"40\" rx=\"2\"/>");
        else if (count > 0)
        {
            svg.Add($"<rect class=\"bar\" x=\"{x}\" y=\"{axis.At(count)}\" width=\"{width}\" height=\"{Bottom - axis.At(count)}\" rx=\"2\"/>");
            svg.Add($"<text x=\"{x + (width / 2)}\" y=\"{axis.At(count) - 5}\" text-anchor=\"middle\">{PageWords.Number(count)}</text>");
        }

        if (isLabelled)
            svg.Add($"<text class=\"axis\" x=\"{x + (width / 2)}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{column.Label}</text>");
        svg.Add($"\n");
    }
}
