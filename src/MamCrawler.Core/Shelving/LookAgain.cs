using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Watching;
using MamCrawler.Core.Orchestrations.Shelving;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Shelving;

/// <summary>
/// Looks at a download because a person asks. Its steps are those of <see cref="ShelveBook"/>, which may be under way at the same time: each does nothing twice. A scan shows what it
/// finds only later, so a run is started that looks again, where there is an engine.
/// </summary>
public sealed class LookAgain : ILookAgain
{
    private readonly DownloadStore downloads;
    private readonly ShelvingServices shelving;
    private readonly Func<WatchDownloads> watch;
    private readonly Func<ShelvingStart>? start;
    private readonly TimeProvider time;

    /// <summary>Makes it; nothing is asked yet.</summary>
    /// <param name="downloads">The rows.</param>
    /// <param name="shelving">The steps.</param>
    /// <param name="watch">The watch, which looks at what is not on its way to the shelf.</param>
    /// <param name="start">Starts runs of shelving; null where no host is there to go on with them.</param>
    /// <param name="time">The clock.</param>
    public LookAgain(DownloadStore downloads, ShelvingServices shelving, Func<WatchDownloads> watch, Func<ShelvingStart>? start, TimeProvider time) =>
        (this.downloads, this.shelving, this.watch, this.start, this.time) = (downloads, shelving, watch, start, time);

    /// <inheritdoc />
    public async Task<LookedAgain?> LookAsync(string downloadId, CancellationToken cancellationToken)
    {
        if (await downloads.GetAsync(downloadId, cancellationToken) is not { } download)
            return null;
        if (!WatchDownloads.Concerns(download))
            return new LookedAgain(
                download,
                false,
                $"'{download.Title}' is {StateOf(download)} and not in the torrent client, so there is nothing to look at."
            );
        try
        {
            // What has just landed is looked for in the library at once.
            if (!ShelvingStart.Concerns(download))
                download = await watch().LookAtAsync(download, cancellationToken);
            return ShelvingStart.Concerns(download) ? await LookOnTheShelfAsync(download.Id, cancellationToken) : new LookedAgain(download, true, download.Why);
        }
        catch (RowConflictException exception) when (exception.PartitionKey == downloadId)
        {
            download = (await downloads.GetAsync(downloadId, cancellationToken))!;
            return new LookedAgain(download, true, "Somebody else looks at it at this moment. " + download.Why);
        }
    }

    private async Task<LookedAgain> LookOnTheShelfAsync(string id, CancellationToken cancellationToken)
    {
        var ask = new LookInput(id, 0, IsLast: false);
        var step = await shelving.CheckLanding().RunAsync(ask, cancellationToken);
        if (step.Result == ShelveResult.GoesOn)
            step = await shelving.AskForScan().RunAsync(ask, cancellationToken);
        var refusal = step.Refusal;
        if (step.Result == ShelveResult.GoesOn)
            step = await shelving.LookForArrival().RunAsync(ask with { Refusal = refusal }, cancellationToken);
        if (step.Result == ShelveResult.Shelved)
            await shelving.FillShelvedBook().RunAsync(ask, cancellationToken);
        var download = (await downloads.GetAsync(id, cancellationToken))!;
        return step.Result switch
        {
            ShelveResult.Waiting => new LookedAgain(download, true, step.Refusal ?? download.Why),
            ShelveResult.GoesOn => new LookedAgain(await GoOnAsync(download, cancellationToken), true, NotYet(refusal)),
            ShelveResult.Held when download.HeldFor is not null => new LookedAgain(await GoOnAsync(download, cancellationToken), true, download.Why),
            _ => new LookedAgain(download, true, download.Why),
        };
    }

    /// <summary>The scan that was asked for now may show it soon: a run looks for that, at once and not when the row was due.</summary>
    private async Task<Download> GoOnAsync(Download download, CancellationToken cancellationToken)
    {
        if (start is null)
            return download;
        if (download.NextAttemptAt is not null)
            download = await downloads.ChangeAsync(download, download with { NextAttemptAt = time.GetUtcNow() }, cancellationToken);
        await start().TryStartAsync(download, cancellationToken);
        return download;
    }

    private string NotYet(string? refusal) =>
        (
            refusal is null
                ? "Audiobookshelf was asked to look at its folders, and does not show it yet. "
                : "Audiobookshelf does not show it yet. " + refusal + " "
        )
        + (
            start is null
                ? "Ask again in a moment; where 'mamcrawler serve' runs, it looks by itself."
                : "It is looked at again by itself, after 15 seconds first."
        );

    private static string StateOf(Download download) => download.State == DownloadState.Wanted ? "Proposed" : download.State.ToString();
}
