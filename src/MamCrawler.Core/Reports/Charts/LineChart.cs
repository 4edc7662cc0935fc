using MamCrawler.Core.Reports.Pages;

namespace MamCrawler.Core.Reports.Charts;

/// <summary>A value a day as a line, with lines to compare it with. Days of which nothing is known break it: nothing is drawn between what was not read.</summary>
internal sealed class LineChart
{
    private const double Left = 40;
    private const double Right = 350;
    private const double Top = 12;
    private const double Bottom = 172;
    private const double LegendRow = 20;

    /// <summary>The first day of the time shown.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last.</summary>
    public required DateOnly To { get; init; }

    /// <summary>What the line itself is.</summary>
    public required string Name { get; init; }

    /// <summary>The days, oldest first, each at most once.</summary>
    public required IReadOnlyList<ChartPoint> Points { get; init; }

    public IReadOnlyList<ChartLine> Lines { get; init; } = [];

    /// <summary>The least that the axis shows.</summary>
    public double Low { get; init; }

    /// <summary>The most that it shows at least.</summary>
    public double High { get; init; }

    /// <summary>How a value is told.</summary>
    public required Func<double, string> Tell { get; init; }

    /// <summary>The finest step of the axis.</summary>
    public double LeastStep { get; init; } = 1;

    /// <summary>Writes the chart; nothing is drawn when no day has a value.</summary>
    public void Write(HtmlWriter html, ChartCard card)
    {
        var known = Points.Where(point => point.Value is not null).ToList();
        var rows = (Lines.Count + 2) / 2;
        card.Write(html, Bottom + 28 + (rows * LegendRow), known.Count == 0 ? null : Draw);

        void Draw(HtmlWriter svg)
        {
            var axis = new ChartAxis(
                Math.Min(Low, known.Min(point => point.Value!.Value)),
                Math.Max(High, known.Max(point => point.Value!.Value)),
                Top,
                Bottom,
                LeastStep
            );
            Frame(svg, axis);
            foreach (var line in Lines)
                svg.Add($"<line class=\"ref r{line.Style}\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{axis.At(line.Value)}\" y2=\"{axis.At(line.Value)}\"/>\n");
            foreach (var part in Parts())
                Curve(svg, axis, part);
            Last(svg, axis, known[^1]);
            Legend(svg);
        }
    }

    /// <summary>The days in a row that have a value.</summary>
    private IEnumerable<List<ChartPoint>> Parts()
    {
        var part = new List<ChartPoint>();
        foreach (var point in Points.Where(point => point.Value is not null))
        {
            if (part.Count > 0 && point.Day.DayNumber - part[^1].Day.DayNumber > 1)
            {
                yield return part;
                part = [];
            }

            part.Add(point);
        }

        if (part.Count > 0)
            yield return part;
    }

    private double X(DateOnly day) => Left + ((Right - Left) * (day.DayNumber - From.DayNumber) / Math.Max(1, To.DayNumber - From.DayNumber));

    private void Frame(HtmlWriter svg, ChartAxis axis)
    {
        foreach (var tick in axis.Ticks)
        {
            svg.Add($"<line class=\"{(tick == axis.Low ? "base" : "grid")}\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{axis.At(tick)}\" y2=\"{axis.At(tick)}\"/>");
            svg.Add($"<text class=\"axis\" x=\"{Left - 6}\" y=\"{axis.At(tick) + 4}\" text-anchor=\"end\">{Tell(tick)}</text>\n");
        }

        var days = To.DayNumber - From.DayNumber;
        foreach (var (part, anchor) in new[] { (0, "start"), (1, "middle"), (2, "end") })
        {
            var day = From.AddDays(days * part / 2);
            svg.Add(
                $"<text class=\"axis\" x=\"{X(day)}\" y=\"{Bottom + 18}\" text-anchor=\"{anchor}\">{PageWords.ShortDay(new DateTimeOffset(day, default, default))}</text>\n"
            );
        }
    }

    private void Curve(HtmlWriter svg, ChartAxis axis, List<ChartPoint> part)
    {
        if (part is [var only])
        {
            svg.Add($"<circle class=\"dot\" cx=\"{X(only.Day)}\" cy=\"{axis.At(only.Value!.Value)}\" r=\"2.5\"/>\n");
            return;
        }

        svg.Add($"<polyline class=\"curve\" points=\"");
        foreach (var point in part)
            svg.Add($"{X(point.Day)},{axis.At(point.Value!.Value)} ");
        svg.Add($"\"/>\n");
    }

    private void Last(HtmlWriter svg, ChartAxis axis, ChartPoint last)
    {
        var (x, y) = (X(last.Day), axis.At(last.Value!.Value));
        svg.Add($"<circle class=\"dot\" cx=\"{x}\" cy=\"{y}\" r=\"4\"/>");
        svg.Add($"<text x=\"{x + 9}\" y=\"{y + 4}\">{Tell(last.Value.Value)}</text>\n");
    }

    private void Legend(HtmlWriter svg)
    {
        var entries = Lines
            .OrderByDescending(line => line.Value)
            .Select(line => (line.Name, Style: $"ref r{line.Style}"))
            .Prepend((Name, Style: "curve"))
            .ToList();
        for (var index = 0; index < entries.Count; index++)
        {
            var (x, y) = (index % 2 == 0 ? Left : ChartCard.Width / 2, Bottom + 40 + (index / 2 * LegendRow));
            svg.Add($"<line class=\"{entries[index].Style}\" x1=\"{x}\" x2=\"{x + 24}\" y1=\"{y - 4}\" y2=\"{y - 4}\"/>");
            svg.Add($"<text class=\"axis\" x=\"{x + 30}\" y=\"{y}\">{entries[index].Name}</text>\n");
        }
    }
}
