using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;

namespace MamCrawler.Core.Notices.Sources;

/// <summary>Downloads that wait for a person, and those whose push failed in a way that has no name. One is the same matter as long as it is held for the same reason.</summary>
public sealed class DownloadMatters(DownloadStore downloads) : IMatterSource
{
    /// <inheritdoc />
    public string Name => "download";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Matter>> LookAsync(CancellationToken cancellationToken)
    {
        var matters = new List<Matter>();
        await foreach (var download in downloads.QueryAsync([DownloadState.Held, DownloadState.Failed, DownloadState.Abandoned], cancellationToken))
            if (download.State == DownloadState.Held)
                matters.Add(new Matter(NoticeKind.Hold, $"{download.Id}:held:{download.HeldFor}", $"Held: {download.Title}", download.Why));
            else if (PoisonedPush.IsOf(download))
                matters.Add(new Matter(NoticeKind.Alarm, $"{download.Id}:poison:{download.Attempts}", $"A bug kept back: {download.Title}", download.Why));
        return matters;
    }
}
