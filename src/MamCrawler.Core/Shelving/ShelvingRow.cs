using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Orchestrations.Shelving;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Shelving;

/// <summary>Writes into a download's row what a step of shelving came to. A row that says so already is not written again.</summary>
internal sealed class ShelvingRow(DownloadStore downloads, TimeProvider time, ILogger<ShelvingRow> log)
{
    /// <summary>The download, if it is one to be shelved; else null, and nothing is to be done.</summary>
    internal async Task<Download?> ReadAsync(string downloadId, CancellationToken cancellationToken) =>
        await downloads.GetAsync(downloadId, cancellationToken) is { } download && ShelvingStart.Concerns(download) ? download : null;

    internal async Task ImportAsync(Download download, CancellationToken cancellationToken)
    {
        if (download.State == DownloadState.Landed)
            await downloads.ChangeAsync(
                download,
                download with
                {
                    State = DownloadState.Importing,
                    NextAttemptAt = null,
                    Why = "It is complete and whole; the library is asked to take it in.",
                },
                cancellationToken
            );
    }

    internal async Task<ShelveStep> ShelveAsync(Download download, IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken)
    {
        var why = arrivals is [var only]
            ? $"It stands in the library as item {only.ItemId} at {only.Path}."
            : $"All {arrivals.Count} volumes stand in the library, the first as item {arrivals[0].ItemId} at {arrivals[0].Path}.";
        await downloads.ChangeAsync(
            download,
            download with
            {
                State = DownloadState.Shelved,
                HeldFor = null,
                NextAttemptAt = null,
                Why = why,
            },
            cancellationToken
        );
        log.BookShelved(download.Id, arrivals.Count, why);
        return new ShelveStep(ShelveResult.Shelved, arrivals.Count, arrivals.Count);
    }

    /// <summary>Holds it. With a hold of shelving it is looked at again a day later; without one the watch follows it.</summary>
    internal async Task<ShelveStep> HoldAsync(Download download, ShelvingHold? hold, string why, CancellationToken cancellationToken)
    {
        await downloads.ChangeAsync(
            download,
            download with
            {
                State = DownloadState.Held,
                HeldFor = hold,
                NextAttemptAt = hold is null ? null : time.GetUtcNow() + ShelvingOptions.AfterHold,
                Why = why,
            },
            cancellationToken
        );
        if (hold is { } named && (download.State != DownloadState.Held || download.HeldFor != hold))
            log.ShelvingHeld(download.Id, named, why);
        return new ShelveStep(ShelveResult.Held);
    }

    /// <summary>Ends the run after a fault; the watch starts another when the row is due. What is held stays held, for the reason it had.</summary>
    internal async Task<ShelveStep> WaitAsync(Download download, Fault fault, CancellationToken cancellationToken)
    {
        var wait = fault.RetryAfter ?? (fault.Response == FaultResponse.Wait ? RetrySchedule.AfterWait : RetrySchedule.AfterAskingPerson);
        await downloads.ChangeAsync(
            download,
            download with
            {
                NextAttemptAt = time.GetUtcNow() + wait,
                Why = download.State == DownloadState.Held ? download.Why : fault.Sentence,
            },
            cancellationToken
        );
        log.ShelvingFault(download.Id, fault.Service, fault.Name, fault.Sentence);
        return new ShelveStep(ShelveResult.Waiting, Refusal: fault.Sentence);
    }
}
