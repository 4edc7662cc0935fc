using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Account;

/// <summary>The account's facts, read from the tracker at most every 30 minutes and never older than that where they decide something.</summary>
public sealed class AccountFacts(AccountStore store, ITracker tracker, TimeProvider time, ILogger<AccountFacts>? logger = null) : IDisposable
{
    private readonly ILogger log = logger ?? NullLogger<AccountFacts>.Instance;
    private readonly SemaphoreSlim asking = new(1);

    /// <summary>Facts older than this decide nothing.</summary>
    public static TimeSpan MaximumAge { get; } = TimeSpan.FromMinutes(30);

    /// <summary>Facts further in the future were read by a wrong clock.</summary>
    internal static TimeSpan ClockTolerance { get; } = TimeSpan.FromMinutes(5);

    /// <summary>How the ratio guard stands.</summary>
    public GuardStore Guard => store.Guard;

    /// <summary>What was seen last of a site-wide event.</summary>
    public SiteEventStore Events { get; } = store.EventsBy(time);

    /// <summary>Facts of the last 30 minutes; asks the tracker when the kept ones are older.</summary>
    /// <exception cref="FaultException">They are too old and the tracker could not be asked.</exception>
    public async Task<AccountSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        // Several workers that find the facts too old ask once, not each.
        await asking.WaitAsync(cancellationToken);
        try
        {
            var kept = await store.GetAsync(cancellationToken);
            if (kept is not null && IsFresh(kept))
                return kept;
            var fresh = await tracker.ReadAccountAsync(cancellationToken);
            await store.PutAsync(fresh, cancellationToken);
            log.Tell(fresh, isFirstOfDay: kept?.ReadAt.UtcDateTime.Date != fresh.ReadAt.UtcDateTime.Date, time.GetUtcNow());
            return fresh;
        }
        finally
        {
            asking.Release();
        }
    }

    /// <summary>The facts as they were read last, however old; null when they never were. The tracker is not asked.</summary>
    public Task<AccountSnapshot?> ReadKeptAsync(CancellationToken cancellationToken) => store.GetAsync(cancellationToken);

    /// <summary>True for facts of the last 30 minutes. Facts from the future come from a wrong clock and are not fresh.</summary>
    public bool IsFresh(AccountSnapshot facts) => time.GetUtcNow() - facts.ReadAt is var age && age <= MaximumAge && age >= -ClockTolerance;

    /// <inheritdoc />
    public void Dispose() => asking.Dispose();
}
