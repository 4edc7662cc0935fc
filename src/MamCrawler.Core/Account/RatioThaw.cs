using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Account;

/// <summary>
/// Starts again what the guard stopped (rules.md 5, Ratio), the most wanted first, as far as the ratio stays at the gate with what is still to come; the rest waits for a later round. What was
/// started is crossed out last, so that a process that dies in between forgets nothing.
/// </summary>
internal sealed class RatioThaw(GuardStore guard, DownloadStore downloads, GrabLedger grabs, ITorrentClient client, TimeProvider time)
{
    private readonly GuardedStart starting = new(client, guard);
    private readonly GuardNotes notes = new(downloads);

    /// <summary>Starts what may be started.</summary>
    /// <param name="state">The guard, thawed, with what it stopped.</param>
    /// <param name="account">The account's facts, fresh.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">The client could not be asked or told.</exception>
    internal async Task<ThawResult> ReleaseAsync(GuardState state, AccountSnapshot account, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var torrents = await GuardedTorrents.ReadAsync(client, downloads, account, now, cancellationToken);
        var toCome = CostToCome.Of(torrents.All, torrents.Downloads, account, now, torrent => IsHere(torrent) && state.Stopped.Contains(torrent.InfoHash));
        var bytes = toCome.Bytes + await grabs.CostBytesAsync(toCome.Holds, cancellationToken);
        var (started, waiting) = (0, 0);
        foreach (var hash in InOrder(state.Stopped, torrents))
        {
            if (torrents.Find(hash) is { } torrent && IsHere(torrent))
            {
                var download = torrents.DownloadOf(hash);
                var own = CostToCome.BytesOf(torrent, download, account, now);
                if (own > 0 && RatioGate.Check(account, bytes + own, costBytes: 0) is { } hold)
                {
                    await notes.WriteAsync(download, GuardSentences.Waits(hold), cancellationToken);
                    waiting++;
                    continue;
                }
                if (await starting.TryStartAsync(hash, torrents.Costs(hash), cancellationToken) is not null)
                    break;
                bytes += own;
                await notes.WriteAsync(download, GuardSentences.Started(account.Ratio), cancellationToken);
                started++;
            }
            await guard.ChangeAsync(known => known with { Stopped = [.. known.Stopped.Where(other => other != hash)] }, cancellationToken);
        }
        return new ThawResult(started, waiting);
    }

    /// <summary>In the order of wanting; what nobody knows as wanted comes last.</summary>
    private static IEnumerable<string> InOrder(IReadOnlyList<string> stopped, GuardedTorrents torrents) =>
        stopped.OrderBy(hash => torrents.DownloadOf(hash) is { } download ? (download.Place, download.CreatedAt) : (int.MaxValue, DateTimeOffset.MaxValue));

    /// <summary>True for one that stands as the guard left it; another was removed, has landed, or was started by a person.</summary>
    private static bool IsHere(ClientTorrent torrent) => torrent is { IsStopped: true, IsComplete: false };
}
