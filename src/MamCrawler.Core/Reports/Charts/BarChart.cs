using MamCrawler.Core.Reports.Pages;

namespace MamCrawler.Core.Reports.Charts;

/// <summary>Counts by name as lying bars, the most first. Each has its name above it, so that long names stand on a phone too.</summary>
internal static class BarChart
{
    private const double RowHeight = 36;
    private const double NumberWidth = 46;

    /// <summary>Writes the chart.</summary>
    /// <param name="html">The page.</param>
    /// <param name="card">Its words; the table is made here.</param>
    /// <param name="name">The name of the table's first column.</param>
    /// <param name="counts">The counts by name.</param>
    /// <param name="tell">What a person is told for a name.</param>
    public static void Write(HtmlWriter html, ChartCard card, string name, IReadOnlyDictionary<string, int> counts, Func<string, string> tell)
    {
        var bars = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        var most = Math.Max(1, bars.Count == 0 ? 0 : bars[0].Value);
        var told = card with { Columns = [name, "#Count"], Rows = [.. bars.Select(bar => new[] { tell(bar.Key), PageWords.Number(bar.Value) })] };
        told.Write(html, bars.Count * RowHeight, bars.Count == 0 ? null : Draw);

        void Draw(HtmlWriter svg)
        {
            for (var index = 0; index < bars.Count; index++)
            {
                var (key, count) = bars[index];
                var (top, length) = (index * RowHeight, Math.Max(0, count) / (double)most * (ChartCard.Width - NumberWidth));
                // What is there is seen, however little it is beside the rest.
                var width = count > 0 ? Math.Max(2, length) : 0;
                svg.Add($"<text x=\"0\" y=\"{top + 13}\">{tell(key)}</text>");
                svg.Add($"<rect class=\"bar\" x=\"0\" y=\"{top + 18}\" width=\"{width}\" height=\"11\" rx=\"2\"/>");
                svg.Add($"<text x=\"{width + 6}\" y=\"{top + 28}\">{PageWords.Number(count)}</text>\n");
            }
        }
    }
}
