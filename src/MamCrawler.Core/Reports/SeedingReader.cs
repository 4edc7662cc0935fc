using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Watching;

namespace MamCrawler.Core.Reports;

/// <summary>Reads the seeding report from the rows of the downloads, which the watch keeps true every five minutes. The client is not asked.</summary>
internal static class SeedingReader
{
    // Rejected and given-up ones are no longer looked after, complete or not.
    private static readonly DownloadState[] Followed = [DownloadState.Landed, DownloadState.Importing, DownloadState.Shelved, DownloadState.Held];

    private static readonly string Refused = WatchSentences.Unregistered("").Split('(')[0];

    internal static DigestSeeding Read(IEnumerable<Download> downloads, DateTimeOffset now)
    {
        var torrents = downloads.Where(IsComplete).Select(Of).ToList();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var torrent in torrents)
            counts[torrent.State.ToString()] = counts.GetValueOrDefault(torrent.State.ToString()) + 1;
        return new DigestSeeding
        {
            ByState = counts,
            NotSeeding =
            [
                .. torrents
                    .Where(torrent => torrent.State != SeedingState.Seeding)
                    .OrderBy(torrent => torrent.State)
                    .ThenBy(torrent => torrent.Title, StringComparer.OrdinalIgnoreCase),
            ],
            Unsatisfied =
            [
                .. torrents.Where(torrent => torrent.State == SeedingState.Seeding && torrent.SatisfiedAt > now).OrderBy(torrent => torrent.SatisfiedAt),
            ],
        };
    }

    private static bool IsComplete(Download download) =>
        Followed.Contains(download.State) && (download.State != DownloadState.Held || download.LandedAt is not null);

    private static DigestTorrent Of(Download download) =>
        new(download.Id, download.Title, StateOf(download), download.LandedAt, SeedingTime.Of(download)?.SatisfiedAt, download.Why);

    private static SeedingState StateOf(Download download) =>
        download.Why switch
        {
            WatchSentences.LandedStopped or WatchSentences.ShelvedStopped => SeedingState.Stopped,
            WatchSentences.Gone or WatchSentences.ShelvedGone => SeedingState.Vanished,
            WatchSentences.FilesMissing or WatchSentences.Broken => SeedingState.FilesMissing,
            _ when download.Why.StartsWith(Refused, StringComparison.Ordinal) => SeedingState.Unregistered,
            _ when download.State == DownloadState.Held => SeedingState.NotWatched,
            // Since then the client does not show it.
            _ when download.Watch is { Step: null } => SeedingState.Vanished,
            _ => SeedingState.Seeding,
        };
}
