using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.Reports.Pages;

/// <summary>A run in words.</summary>
internal static class RunWords
{
    public static string Queued(ScanSummary run) => run.Mode == ScanMode.Auto ? "queued" : "proposed";

    public static string Sentence(ScanSummary run)
    {
        var took = run.FinishedAt - run.StartedAt;
        var time = took.TotalMinutes >= 2 ? $"{(int)took.TotalMinutes} min" : $"{Math.Max(0, (int)took.TotalSeconds)} s";
        var end = run switch
        {
            { Cancelled: true } => "It was cancelled after",
            { Books: 0, Faults.Count: > 0 } => "It found nothing out, and ended after",
            { Faults.Count: > 0 } => "It ended with faults after",
            _ => "It took",
        };
        return $"Run {run.RunId}. {end} {time}.";
    }
}
