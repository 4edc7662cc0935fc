using System.Globalization;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Account;

/// <summary>
/// The ratio guard (rules.md 5, Ratio), every 5 minutes from facts of at most 30: freezes and thaws what costs, and makes the torrent client obey. Facts that cannot
/// be read thaw nothing and freeze nothing; meanwhile the gates let nothing new through.
/// </summary>
public sealed class GuardAccount : IScheduledJob
{
    private readonly AccountFacts facts;
    private readonly RatioGuardOptions options;
    private readonly RatioFreeze freeze;
    private readonly TimeProvider time;
    private readonly ILogger log;

    /// <summary>Makes the guard.</summary>
    /// <param name="facts">The account's facts; the tracker is asked when they are older than 30 minutes.</param>
    /// <param name="downloads">Says what costs.</param>
    /// <param name="client">The torrent client that has to obey; it is asked only while something is frozen or still to be thawed.</param>
    /// <param name="options">The lines.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where its events go; nowhere unless told.</param>
    /// <exception cref="ArgumentException">The lines are not in their order.</exception>
    public GuardAccount(
        AccountFacts facts,
        DownloadStore downloads,
        ITorrentClient client,
        RatioGuardOptions options,
        TimeProvider time,
        ILogger<GuardAccount>? logger = null
    )
    {
        // Whether they are loose enough for loopback alone is the host's to judge.
        if (options.Validate(loopback: true) is { Count: > 0 } problems)
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        (this.facts, this.options, this.time, log) = (facts, options, time, logger ?? NullLogger<GuardAccount>.Instance);
        freeze = new RatioFreeze(facts.Guard, downloads, client);
    }

    /// <inheritdoc />
    public string Name => nameof(GuardAccount);

    /// <inheritdoc />
    public async Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var (ratio, fault) = await ReadRatioAsync(cancellationToken);
        var state = await DecideAsync(ratio, cancellationToken);
        var done = await ObeyAsync(state, ratio, cancellationToken);
        return fault is null ? JobOutcome.Done(done) : JobOutcome.Stopped(fault);
    }

    private async Task<string> ObeyAsync(GuardState state, double? ratio, CancellationToken cancellationToken)
    {
        if (state.Frozen)
        {
            var stopped = await freeze.EnforceAsync(state, cancellationToken);
            return $"{state.Reason} Stopped now: {stopped}.";
        }
        if (state.Stopped.Count > 0)
        {
            var started = await freeze.ReleaseAsync(state, ratio, cancellationToken);
            return $"The ratio has recovered. Started again: {started}.";
        }
        return ratio is { } known ? string.Create(CultureInfo.InvariantCulture, $"The ratio is {known:0.00}; nothing is frozen.") : "Nothing is frozen.";
    }

    private async Task<(double? Ratio, Fault? Fault)> ReadRatioAsync(CancellationToken cancellationToken)
    {
        try
        {
            var account = await facts.ReadAsync(cancellationToken);
            return account.Ratio is { } ratio && !double.IsNaN(ratio)
                ? (ratio, null)
                : (
                    null,
                    new Fault(
                        FaultName.AccountUnread,
                        "MyAnonamouse",
                        "The account's ratio could not be read: what is frozen stays so, and nothing new is pushed. The tracker's answer may have changed its shape.",
                        FaultResponse.Wait
                    )
                );
        }
        catch (FaultException exception)
        {
            return (null, exception.Fault);
        }
    }

    private async Task<GuardState> DecideAsync(double? ratio, CancellationToken cancellationToken)
    {
        var turned = false;
        var state = await facts.Guard.ChangeAsync(
            known =>
            {
                var frozen = RatioGuard.IsFrozen(options, known.Frozen, ratio);
                turned = frozen != known.Frozen;
                return turned ? known with { Frozen = frozen, Since = time.GetUtcNow(), Ratio = ratio, SeedingStarted = false } : known;
            },
            cancellationToken
        );
        if (turned && state.Frozen)
            log.RatioFrozen(ratio, options.FreezeAt, options.ThawAt);
        else if (turned)
            log.RatioThawed(ratio, state.Stopped.Count);
        return state;
    }
}
