using MamCrawler.Core.Downloads;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.Shelving;

namespace MamCrawler.Core.Shelving;

/// <summary>Starts <see cref="ShelveBook"/> for downloads, one run at a time for each under a fixed instance id.</summary>
public sealed class ShelvingStart(IOrchestrationClient engine, ShelvingOptions options, TimeProvider time)
{
    /// <summary>The instance id of a download.</summary>
    public static string InstanceOf(string downloadId) => $"shelve-{downloadId}";

    /// <summary>Starts it when the download is to be shelved now and no run of it is under way. Returns whether one was started.</summary>
    public async Task<bool> TryStartAsync(Download download, CancellationToken cancellationToken)
    {
        if (!IsDue(download))
            return false;
        var waits = download.State == DownloadState.Held ? ShelvingOptions.WaitsWhenHeld : options.Waits;
        var input = new ShelveInput(download.Id, waits, download.Correlation);
        return await engine.StartAsync(nameof(ShelveBook), InstanceOf(download.Id), input, cancellationToken);
    }

    /// <summary>True for a download that shelving works on.</summary>
    public static bool Concerns(Download download) =>
        download
            is { InfoHash: not null, State: DownloadState.Landed or DownloadState.Importing }
                or { InfoHash: not null, State: DownloadState.Held, HeldFor: not null };

    private bool IsDue(Download download) => Concerns(download) && RetrySchedule.IsDue(download, time.GetUtcNow());
}
