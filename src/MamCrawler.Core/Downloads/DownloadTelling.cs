using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Downloads;

/// <summary>The events of a download that moved; told when the rows are written, whoever wrote them.</summary>
internal static class DownloadTelling
{
    internal static void Tell(this ILogger log, Download? before, Download after)
    {
        var from = before?.State.ToString();
        log.DownloadStateChanged(after.Id, from, after.State, after.Attempts, after.Why);
        switch (after.State)
        {
            case DownloadState.Held:
                log.DownloadHeld(after.Id, after.Why);
                break;
            case DownloadState.Failed when after.Attempts != before?.Attempts:
                log.DownloadFailed(after.Id, after.Attempts, after.NextAttemptAt, after.Why);
                break;
            case DownloadState.Abandoned:
                log.DownloadAbandoned(after.Id, after.Attempts, after.Why);
                break;
        }
    }
}
