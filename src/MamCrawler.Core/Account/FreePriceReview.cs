using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Account;

/// <summary>
/// Reads again, during a freeze, whether what loads for nothing is still free: free periods end, and nothing in state tells when (docs/decisions/0136). One request to the tracker for each,
/// once a freeze and then every 6 hours.
/// </summary>
internal sealed class FreePriceReview(DownloadStore downloads, ITracker tracker, TimeProvider time)
{
    /// <summary>The requests that one round of the guard may cost.</summary>
    internal const int MostRequests = 10;

    private static readonly TimeSpan Holds = TimeSpan.FromHours(6);

    /// <summary>Reads what is due. The fault when the tracker could not be asked for all of it: what is not known to cost goes on.</summary>
    /// <param name="loadingFree">The downloads that load and count as free.</param>
    /// <param name="frozenSince">When the freeze began; null when that is not known.</param>
    /// <param name="account">The account's facts.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task<Fault?> ReadAsync(
        IEnumerable<Download> loadingFree,
        DateTimeOffset? frozenSince,
        AccountSnapshot account,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        foreach (var download in loadingFree.Where(IsDue).OrderBy(download => download.PricedAt).Take(MostRequests).ToList())
        {
            try
            {
                await WriteAsync(download, await tracker.ReadReleaseAsync(download.TrackerId, cancellationToken), account, cancellationToken);
            }
            catch (RowConflictException exception) when (exception.PartitionKey == download.Id)
            {
                // Somebody else wrote what is newer; the next round looks again.
                continue;
            }
            catch (FaultException exception)
            {
                return exception.Fault;
            }
        }
        return null;

        // What a wedge was paid for stays free.
        bool IsDue(Download download) =>
            download.Price != GrabPrice.Wedge
            && !(download.PricedAt is { } at && !(at < frozenSince) && now - at is var age && age < Holds && age > -AccountFacts.ClockTolerance);
    }

    /// <summary>One that the tracker has no more brings nothing more either: its price stays as it was.</summary>
    private Task WriteAsync(Download download, Releases.Release? release, AccountSnapshot account, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var price = release is null ? download.Price : CostPolicy.PriceAt(release, account, now) ?? GrabPrice.Ordinary;
        return downloads.ChangeAsync(
            download,
            download with
            {
                Price = price,
                Costs = price == GrabPrice.Ordinary,
                FreeUntil = price == GrabPrice.Vip && release is not null ? release.VipExpires : download.FreeUntil,
                PricedAt = now,
            },
            cancellationToken
        );
    }
}
