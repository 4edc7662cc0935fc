using MamCrawler.Core.Scanning;
using MamCrawler.Local.CommandLine;

namespace MamCrawler.Local.Output;

/// <summary>What a scan did, for people.</summary>
internal static class ScanSummaryText
{
    internal static async Task WriteAsync(CommandConsole console, ScanSummary summary)
    {
        var verb = summary.Mode == ScanMode.Auto ? "queued" : "proposed";
        await console.Output.WriteLineAsync(
            $"{(summary.Cancelled ? "Cancelled after" : summary.Faults.Count > 0 ? "Ended with a fault after" : "Done in")} {Texts.Span(summary.FinishedAt - summary.StartedAt)}: "
                + $"{Texts.Count(summary.Books, "book")}, {summary.Series} series, {Texts.Count(summary.Authors, "author")}; "
                + $"{Texts.Count(summary.Searched, "gap")} looked for, {summary.Found} found, {Texts.Count(summary.Queued, "download")} {verb}."
        );
        await console.Output.WriteLineAsync();
        await CountsAsync(console, "Gaps", "Class", summary.GapsByClass);
        await CountsAsync(console, "Not being filled", "Reason", summary.Skipped);
        await CountsAsync(console, "Requests", "Service", summary.Requests);
        if (summary is { Mode: ScanMode.Propose, Queued: > 0 })
        {
            await console.Output.WriteLineAsync("'mamcrawler queue' shows the proposals, 'mamcrawler approve ID' takes one.");
        }
    }

    private static async Task CountsAsync(CommandConsole console, string title, string column, IReadOnlyDictionary<string, int> counts)
    {
        if (counts.Count == 0)
        {
            return;
        }

        var table = new ResultTable(title, column, "Count");
        foreach (var (name, count) in counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal))
        {
            table.Add(name, count.ToString());
        }

        await table.WriteAsync(console);
    }
}
