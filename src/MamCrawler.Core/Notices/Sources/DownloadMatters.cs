using System.Globalization;
using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;

namespace MamCrawler.Core.Notices.Sources;

/// <summary>Downloads that wait for a person, those whose approval of a cost has lapsed (docs/decisions/0137), and those whose push failed in a way that has no name. One is the same matter as long as it is held for the same reason.</summary>
public sealed class DownloadMatters(DownloadStore downloads) : IMatterSource
{
    private static readonly DownloadState[] States = [DownloadState.Held, DownloadState.Failed, DownloadState.Abandoned, DownloadState.Blocked];

    /// <inheritdoc />
    public string Name => "download";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Matter>> LookAsync(CancellationToken cancellationToken)
    {
        var matters = new List<Matter>();
        await foreach (var download in downloads.QueryAsync(States, cancellationToken))
            if (download.State == DownloadState.Held)
                matters.Add(new Matter(NoticeKind.Hold, $"{download.Id}:held:{download.HeldFor}", $"Held: {download.Title}", download.Why));
            else if (PoisonedPush.IsOf(download))
                matters.Add(new Matter(NoticeKind.Alarm, $"{download.Id}:poison:{download.Attempts}", $"A bug kept back: {download.Title}", download.Why));
            else if (download is { State: DownloadState.Blocked, BlockedFor: HoldReason.Cost, LapsedApprovalAt: { } approved })
                matters.Add(Lapsed(download, approved));
        return matters;
    }

    /// <summary>One matter for each approval: another one that lapses is told again.</summary>
    private static Matter Lapsed(Download download, DateTimeOffset approved) =>
        new(
            NoticeKind.Hold,
            string.Create(CultureInfo.InvariantCulture, $"{download.Id}:lapsed:{approved.UtcDateTime:yyyyMMddHHmmss}"),
            $"Waits for approval again: {download.Title}",
            string.Create(CultureInfo.InvariantCulture, $"Its cost was approved on {approved:yyyy-MM-dd}, and that holds no longer. {download.Why}")
        );
}
