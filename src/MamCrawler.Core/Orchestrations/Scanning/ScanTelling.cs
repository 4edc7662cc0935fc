using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>The events of a scan that has its report.</summary>
internal static class ScanTelling
{
    internal static void Tell(this ILogger logger, ScanSummary summary)
    {
        foreach (var (gapClass, count) in summary.GapsByClass.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            logger.ScanGaps(summary.RunId, gapClass, count);
        foreach (var (service, count) in summary.Requests.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            logger.ScanRequests(summary.RunId, service, count);
        foreach (var fault in summary.Faults)
            logger.ScanFault(summary.RunId, fault.Service, fault.Name, fault.Sentence);
        var seconds = (long)(summary.FinishedAt - summary.StartedAt).TotalSeconds;
        if (summary.Cancelled)
            logger.ScanCancelled(summary.RunId, seconds, summary.Searched, summary.Queued);
        else if (summary is { Books: 0, Faults: [var first, ..] })
            TellFailed(logger, summary.RunId, first);
        else
            TellCompleted(logger, summary, seconds);
    }

    private static void TellFailed(ILogger logger, string run, Fault fault)
    {
        var name = fault.Name.ToString();
        logger.ScanFailed(run, name, fault.Sentence);
    }

    private static void TellCompleted(ILogger logger, ScanSummary summary, long seconds)
    {
        var gaps = summary.GapsByClass.Values.Sum();
        var missing = summary.GapsByClass.GetValueOrDefault(nameof(GapClass.Missing));
        var skipped = summary.Skipped.Values.Sum();
        logger.ScanCompleted(
            summary.RunId,
            summary.Mode,
            seconds,
            summary.Books,
            summary.Series,
            summary.Authors,
            gaps,
            missing,
            summary.Searched,
            summary.Found,
            summary.Queued,
            skipped,
            summary.Faults.Count
        );
    }
}
