using MamCrawler.Core.Downloads;

namespace MamCrawler.Drills;

/// <summary>A download as people are told of it: one that waits for a person is <c>Proposed</c>.</summary>
public sealed record QueuedDownload(string Id, string Title, string State, string Why, int Attempts, DateTimeOffset? NextAttemptAt)
{
    /// <summary>A download of the state.</summary>
    public static QueuedDownload Of(Download download) =>
        new(
            download.Id,
            download.Title,
            download.State == DownloadState.Wanted ? "Proposed" : download.State.ToString(),
            download.Why,
            download.Attempts,
            download.NextAttemptAt
        );
}
