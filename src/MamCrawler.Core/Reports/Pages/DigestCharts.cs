using System.Globalization;
using MamCrawler.Core.Account;
using MamCrawler.Core.Reports.Charts;

namespace MamCrawler.Core.Reports.Pages;

/// <summary>The charts of a digest: gaps by class, arrivals, ratio and slots over time.</summary>
internal static class DigestCharts
{
    private static readonly RatioGuardOptions Floors = new();

    internal static void Write(HtmlWriter html, Digest digest)
    {
        html.Add($"<section class=\"charts\" aria-label=\"Charts\">\n");
        Gaps(html, digest.Gaps);
        Arrivals(html, digest.Trend);
        var days = digest.Trend?.Days ?? digest.Account;
        var from = DateOnly.FromDateTime((digest.Trend?.Weeks is [var first, ..] ? first.From : digest.From).UtcDateTime);
        var to = DateOnly.FromDateTime(digest.To.UtcDateTime);
        Ratio(html, days, from, to);
        Slots(html, days, from, to);
        html.Add($"</section>\n");
    }

    private static void Gaps(HtmlWriter html, IReadOnlyList<DigestGaps> gaps)
    {
        var last = gaps.Count == 0 ? null : gaps[^1];
        var sentence = last is null
            ? "No scan ended in this time, so the gaps were not counted."
            : $"{PageWords.Count(last.ByClass.Values.Sum(), "gap")} after the scan of {PageWords.Day(last.At)}.{Change(gaps)}";
        BarChart.Write(
            html,
            new ChartCard
            {
                Id = "gaps",
                Title = "Gaps by class",
                Sentence = sentence,
            },
            "Class",
            last?.ByClass ?? new Dictionary<string, int>(),
            PageWords.Name
        );
    }

    private static string Change(IReadOnlyList<DigestGaps> gaps)
    {
        if (gaps.Count < 2)
            return "";
        var difference = gaps[^1].ByClass.Values.Sum() - gaps[0].ByClass.Values.Sum();
        var since = $"than after the scan of {PageWords.Day(gaps[0].At)}";
        return difference switch
        {
            0 => $" As many as after the scan of {PageWords.Day(gaps[0].At)}.",
            < 0 => $" {PageWords.Number(-difference)} fewer {since}.",
            _ => $" {PageWords.Number(difference)} more {since}.",
        };
    }

    private static void Arrivals(HtmlWriter html, DigestTrend? trend)
    {
        var weeks = trend?.Weeks ?? [];
        var known = weeks.Where(week => week.Arrived is not null).ToList();
        var missing = weeks.Count - known.Count;
        var sentence =
            known.Count == 0
                ? "No arrival was recorded yet."
                : $"{PageWords.Count(known.Sum(week => week.Arrived ?? 0), "arrival")} in {PageWords.Count(known.Count, "week")}."
                    + (missing == 0 ? "" : $" {PageWords.Count(missing, "earlier week")} {(missing == 1 ? "was" : "were")} not recorded (dashed).");
        ColumnChart.Write(
            html,
            new ChartCard
            {
                Id = "arrivals",
                Title = "Arrivals per week",
                Sentence = sentence,
                Columns = ["Week from", "#Arrived"],
                Rows = [.. weeks.Select(week => new[] { PageWords.Day(week.From), PageWords.Known(week.Arrived) })],
            },
            [.. weeks.Select(week => (PageWords.ShortDay(week.From), week.Arrived))]
        );
    }

    private static void Ratio(HtmlWriter html, IReadOnlyList<DigestAccount> days, DateOnly from, DateOnly to)
    {
        var known = days.Where(day => day.Ratio is not null).ToList();
        var sentence =
            known.Count == 0 ? "The ratio was not read in this time, or nothing was ever downloaded." : $"{Range(known)}{Missing(known.Count, from, to)}";
        new LineChart
        {
            From = from,
            To = to,
            Name = "ratio",
            Points = [.. days.Select(day => new ChartPoint(DateOnly.FromDateTime(day.At.UtcDateTime), day.Ratio))],
            Lines =
            [
                new ChartLine(Told("warning at", Floors.WarnAt), Floors.WarnAt, 2),
                new ChartLine(Told("goes on at", Floors.ThawAt), Floors.ThawAt, 1),
                new ChartLine(Told("frozen at", Floors.FreezeAt), Floors.FreezeAt, 0),
            ],
            Low = 0.95,
            High = 1.2,
            LeastStep = 0.05,
            Tell = value => value.ToString("0.00", CultureInfo.InvariantCulture),
        }.Write(html, Card("ratio", "Ratio", sentence, days, ["Day", "#Ratio"], day => [PageWords.Ratio(day.Ratio)]));
    }

    private static string Range(IReadOnlyList<DigestAccount> known)
    {
        var (low, high, last) = (known.Min(day => day.Ratio), known.Max(day => day.Ratio), known[^1]);
        var text = string.Create(CultureInfo.InvariantCulture, $"{last.Ratio:0.00} on {PageWords.Day(last.At)}");
        return known.Count == 1
            ? text + "."
            : text + string.Create(CultureInfo.InvariantCulture, $"; between {low:0.00} and {high:0.00} on the days on which it was read.");
    }

    private static void Slots(HtmlWriter html, IReadOnlyList<DigestAccount> days, DateOnly from, DateOnly to)
    {
        var known = days.Where(day => day.Unsatisfied is not null).ToList();
        var limit = days.LastOrDefault(day => day.Limit is not null)?.Limit;
        var sentence =
            known.Count == 0
                ? "The slots were not read in this time."
                : $"{known[^1].Unsatisfied} unsatisfied torrents {(known[^1].Limit is { } most ? $"of {most} allowed " : "")}on {PageWords.Day(known[^1].At)}.{Missing(known.Count, from, to)}";
        new LineChart
        {
            From = from,
            To = to,
            Name = "unsatisfied torrents",
            Points = [.. days.Select(day => new ChartPoint(DateOnly.FromDateTime(day.At.UtcDateTime), day.Unsatisfied))],
            Lines = limit is { } line ? [new ChartLine($"limit {line}", line, 0)] : [],
            High = limit ?? 10,
            Tell = value => value.ToString("0", CultureInfo.InvariantCulture),
        }.Write(
            html,
            Card(
                "slots",
                "Slots",
                sentence,
                days,
                ["Day", "#Unsatisfied", "#Limit", "#Free"],
                day => [PageWords.Known(day.Unsatisfied), PageWords.Known(day.Limit), PageWords.Known(day.Free)]
            )
        );
    }

    private static ChartCard Card(
        string id,
        string title,
        string sentence,
        IReadOnlyList<DigestAccount> days,
        string[] columns,
        Func<DigestAccount, string[]> cells
    ) =>
        new()
        {
            Id = id,
            Title = title,
            Sentence = sentence,
            Columns = columns,
            Rows = [.. days.Select(day => (string[])[PageWords.Day(day.At), .. cells(day)])],
        };

    private static string Told(string what, double value) => string.Create(CultureInfo.InvariantCulture, $"{what} {value:0.00}");

    private static string Missing(int known, DateOnly from, DateOnly to)
    {
        var missing = to.DayNumber - from.DayNumber + 1 - known;
        return missing <= 0 ? "" : $" {PageWords.Count(missing, "day")} without a reading {(missing == 1 ? "is" : "are")} left open.";
    }
}
