using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Account;

/// <summary>
/// Starts torrents, but none that costs while the account is frozen. It looks before and after: the guard writes its row before it looks at the client, so
/// whichever of the two comes second sees the other.
/// </summary>
internal sealed class GuardedStart(ITorrentClient client, GuardStore guard)
{
    /// <summary>Starts a torrent. Null when it was started; else why not, as a sentence.</summary>
    /// <param name="infoHash">The torrent.</param>
    /// <param name="costs">Whether loading it costs ratio; unknown counts as yes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">The client could not be told, or the state not be read.</exception>
    internal async Task<string?> TryStartAsync(string infoHash, bool costs, CancellationToken cancellationToken)
    {
        if (costs && (await guard.ReadAsync(cancellationToken)).Reason is { } before)
            return before;
        await client.StartAsync(infoHash, cancellationToken);
        if (!costs || (await guard.ReadAsync(cancellationToken)).Reason is not { } since)
            return null;
        await client.StopAsync(infoHash, cancellationToken);
        return since;
    }
}
