using MamCrawler.Core.Reports.Charts;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.Reports.Pages;

/// <summary>The report of a run as a page that stands by itself.</summary>
public static class RunPage
{
    /// <summary>The report as HTML.</summary>
    public static string Of(ScanSummary run) => ReportPage.Of($"Scan of {PageWords.Minute(run.StartedAt)}", RunWords.Sentence(run), html => Write(html, run));

    private static void Write(HtmlWriter html, ScanSummary run)
    {
        PageTiles.Write(
            html,
            ("books", PageWords.Number(run.Books), ""),
            ("series", PageWords.Number(run.Series), ""),
            ("authors", PageWords.Number(run.Authors), ""),
            ("looked for", PageWords.Number(run.Searched), ""),
            ("found", PageWords.Number(run.Found), ""),
            (RunWords.Queued(run), PageWords.Number(run.Queued), "")
        );
        if (run.Faults.Count > 0)
        {
            html.Add($"<h2>Faults</h2>\n");
            PageTable.Write(
                html,
                ["Fault", "Service", "What happened, and what to do"],
                run.Faults.Select(fault => new[] { fault.Name.ToString(), fault.Service, fault.Sentence })
            );
        }

        html.Add($"<section class=\"charts\" aria-label=\"Charts\">\n");
        BarChart.Write(html, Card("gaps", "Gaps by class", run.GapsByClass, "gap", "No gap is known."), "Class", run.GapsByClass, PageWords.Name);
        BarChart.Write(html, Card("requests", "Requests", run.Requests, "request", "No request was counted."), "Service", run.Requests, service => service);
        html.Add($"</section>\n");
        ReasonSection.Write(html, run.Skipped, run.GapsByClass, "Every gap that was looked for was found, or none was looked for.");
    }

    private static ChartCard Card(string id, string title, IReadOnlyDictionary<string, int> counts, string what, string none) =>
        new()
        {
            Id = id,
            Title = title,
            Sentence = counts.Count == 0 ? none : $"{PageWords.Count(counts.Values.Sum(), what)} in all.",
        };
}
