using MamCrawler.Core.Downloads;

namespace MamCrawler.Core.Account;

/// <summary>Forecasts slots from what is kept in state; the tracker is not asked.</summary>
public sealed class SlotOutlook(AccountStore accounts, GrabLedger ledger, DownloadStore downloads, TimeProvider time)
{
    private const int MostReleases = 10;

    /// <summary>The slots now and next.</summary>
    /// <exception cref="Faults.FaultException">The state could not be read.</exception>
    public async Task<SlotForecast> ReadAsync(CancellationToken cancellationToken)
    {
        if (await accounts.GetAsync(cancellationToken) is not { } account)
            return new SlotForecast();
        if (account is not { UnsatisfiedCount: { } count, UnsatisfiedLimit: { } limit })
            return new SlotForecast { ReadAt = account.ReadAt };
        var room = await ledger.RoomAsync(account, cancellationToken) ?? 0;
        var known = await downloads
            .QueryAsync([DownloadState.Landed, DownloadState.Importing, DownloadState.Shelved], cancellationToken)
            .ToListAsync(cancellationToken);
        return Make(account, count, limit, room, known, time.GetUtcNow());
    }

    private static SlotForecast Make(AccountSnapshot account, int count, int limit, int room, IEnumerable<Download> landed, DateTimeOffset now)
    {
        var seeding = landed
            .Where(download => download.LandedAt is not null)
            .Select(download => (Download: download, Seeding: SeedingTime.Of(download)!))
            .ToLookup(each => each.Seeding.IsTooLate(each.Download.LandedAt!.Value, now));
        var next = seeding[false]
            .Select(each => (each.Download, At: each.Seeding.SatisfiedAt))
            .Where(each => each.At > now)
            .Select(each => new SlotRelease(each.Download.Id, each.Download.Title, each.At!.Value))
            .OrderBy(release => release.At)
            .ThenBy(release => release.DownloadId, StringComparer.Ordinal)
            .ToList();
        // With 2 slots too many in use, the third release is the first that makes room.
        var needed = 1 - room;
        return new SlotForecast
        {
            ReadAt = account.ReadAt,
            Free = Math.Max(0, room),
            Unsatisfied = count,
            Limit = limit,
            NotCounted = limit - count - SlotBudget.Margin(limit) - room,
            Margin = SlotBudget.Margin(limit),
            NextFreeAt = needed >= 1 && next.Count >= needed ? next[needed - 1].At : null,
            Next = [.. next.Take(MostReleases)],
            TooLate = [.. seeding[true].Select(each => each.Download.Id).Order(StringComparer.Ordinal)],
        };
    }
}
