using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Account;

/// <summary>
/// Stops what costs in the torrent client while the account is frozen (rules.md 5, Ratio). What is going to be stopped is noted first, so that a process that dies in between
/// forgets nothing.
/// </summary>
internal sealed class RatioFreeze(GuardStore guard, DownloadStore downloads, ITorrentClient client, FreePriceReview prices, TimeProvider time)
{
    private readonly GuardNotes notes = new(downloads);

    /// <summary>Stops what loads at cost; once a freeze, starts and announces what seeds. Returns how many were stopped, and what kept it from looking at or stopping all.</summary>
    /// <param name="state">The guard, frozen.</param>
    /// <param name="account">The account's facts as read last; null when they never were.</param>
    /// <param name="mayAsk">True when the tracker was just asked and answered: then prices that may have changed are read again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">The client could not be asked or told.</exception>
    internal async Task<(int Stopped, Fault? Fault)> EnforceAsync(GuardState state, AccountSnapshot? account, bool mayAsk, CancellationToken cancellationToken)
    {
        var torrents = await ReadAsync(account, cancellationToken);
        var (stopped, refusal) = await StopAsync(torrents, state, cancellationToken);
        if (!state.SeedingStarted)
            await SeedAsync(torrents, cancellationToken);
        if (mayAsk && account is not null && torrents.LoadingFree.ToList() is { Count: > 0 } free)
        {
            var unread = await prices.ReadAsync(free, state.Since, account, cancellationToken);
            var (more, second) = await StopAsync(await ReadAsync(account, cancellationToken), state, cancellationToken);
            stopped += more;
            refusal ??= second ?? unread;
        }
        return (stopped, refusal);
    }

    private Task<GuardedTorrents> ReadAsync(AccountSnapshot? account, CancellationToken cancellationToken) =>
        GuardedTorrents.ReadAsync(client, downloads, account, time.GetUtcNow(), cancellationToken);

    private async Task<(int Stopped, Fault? Refusal)> StopAsync(GuardedTorrents torrents, GuardState state, CancellationToken cancellationToken)
    {
        var costing = torrents.LoadingAtCost.Select(torrent => torrent.InfoHash).ToList();
        await guard.ChangeAsync(
            known => costing.TrueForAll(known.Stopped.Contains) ? known : known with { Stopped = [.. known.Stopped.Union(costing)] },
            cancellationToken
        );
        Fault? refusal = null;
        foreach (var hash in costing)
        {
            try
            {
                await client.StopAsync(hash, cancellationToken);
                await notes.WriteAsync(torrents.DownloadOf(hash), GuardSentences.Stopped(state), cancellationToken);
            }
            catch (FaultException exception) when (exception.Fault.Name == FaultName.ClientRefused)
            {
                // One that the client does not stop is not to keep the others running.
                refusal ??= exception.Fault;
            }
        }
        return (costing.Count, refusal);
    }

    private async Task SeedAsync(GuardedTorrents torrents, CancellationToken cancellationToken)
    {
        var seeding = torrents.Seeding.ToList();
        foreach (var torrent in seeding.Where(torrent => torrent.IsStopped))
            await client.StartAsync(torrent.InfoHash, cancellationToken);
        await client.ReannounceAsync([.. seeding.Select(torrent => torrent.InfoHash)], cancellationToken);
        await guard.ChangeAsync(known => known.SeedingStarted || !known.Frozen ? known : known with { SeedingStarted = true }, cancellationToken);
    }
}
