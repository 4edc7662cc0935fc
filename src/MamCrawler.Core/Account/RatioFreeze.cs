using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Account;

/// <summary>
/// Makes the torrent client obey the guard (rules.md 5, Ratio). What is going to be stopped is noted first and what was started is crossed out last, so that a
/// process that dies in between forgets nothing.
/// </summary>
internal sealed class RatioFreeze(GuardStore guard, DownloadStore downloads, ITorrentClient client)
{
    private readonly GuardedStart starting = new(client, guard);

    /// <summary>Frozen: stops what loads at cost; once a freeze, starts and announces what seeds. Returns how many were stopped.</summary>
    internal async Task<int> EnforceAsync(GuardState state, CancellationToken cancellationToken)
    {
        var torrents = await GuardedTorrents.ReadAsync(client, downloads, cancellationToken);
        var costing = torrents.LoadingAtCost.Select(torrent => torrent.InfoHash).ToList();
        await guard.ChangeAsync(
            known => costing.TrueForAll(known.Stopped.Contains) ? known : known with { Stopped = [.. known.Stopped.Union(costing)] },
            cancellationToken
        );
        FaultException? refusal = null;
        foreach (var hash in costing)
        {
            try
            {
                await client.StopAsync(hash, cancellationToken);
                await NoteAsync(torrents.DownloadOf(hash), GuardSentences.Stopped(state), cancellationToken);
            }
            catch (FaultException exception) when (exception.Fault.Name == FaultName.ClientRefused)
            {
                // One that the client does not stop is not to keep the others running.
                refusal ??= exception;
            }
        }
        if (!state.SeedingStarted)
            await SeedAsync(torrents, cancellationToken);
        return refusal is null ? costing.Count : throw refusal;
    }

    /// <summary>Thawed: starts again what the guard stopped. Returns how many were started.</summary>
    internal async Task<int> ReleaseAsync(GuardState state, double? ratio, CancellationToken cancellationToken)
    {
        var torrents = await GuardedTorrents.ReadAsync(client, downloads, cancellationToken);
        var started = 0;
        foreach (var hash in state.Stopped)
        {
            if (torrents.Find(hash) is { IsStopped: true, IsComplete: false })
            {
                if (await starting.TryStartAsync(hash, torrents.Costs(hash), cancellationToken) is not null)
                    return started;
                await NoteAsync(torrents.DownloadOf(hash), GuardSentences.Started(ratio), cancellationToken);
                started++;
            }
            await guard.ChangeAsync(known => known with { Stopped = [.. known.Stopped.Where(other => other != hash)] }, cancellationToken);
        }
        return started;
    }

    private async Task SeedAsync(GuardedTorrents torrents, CancellationToken cancellationToken)
    {
        var seeding = torrents.Seeding.ToList();
        foreach (var torrent in seeding.Where(torrent => torrent.IsStopped))
            await client.StartAsync(torrent.InfoHash, cancellationToken);
        await client.ReannounceAsync([.. seeding.Select(torrent => torrent.InfoHash)], cancellationToken);
        await guard.ChangeAsync(known => known.SeedingStarted || !known.Frozen ? known : known with { SeedingStarted = true }, cancellationToken);
    }

    private async Task NoteAsync(Download? download, string why, CancellationToken cancellationToken)
    {
        if (download is not { State: DownloadState.Downloading } || download.Why == why)
            return;
        try
        {
            await downloads.ChangeAsync(download, download with { Why = why, Watch = null }, cancellationToken);
        }
        catch (RowConflictException exception) when (exception.PartitionKey == download.Id)
        {
            // Somebody else wrote what is newer; the torrent itself is as it is to be.
            return;
        }
    }
}
