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
    private readonly RatioThaw thaw;
    private readonly TimeProvider time;
    private readonly ILogger log;

    /// <summary>Makes the guard.</summary>
    /// <param name="facts">The account's facts; the tracker is asked when they are older than 30 minutes.</param>
    /// <param name="downloads">Says what costs.</param>
    /// <param name="grabs">The recent grabs, which say what else is still to come.</param>
    /// <param name="tracker">Asked, while something is frozen, whether what loads for nothing is still free.</param>
    /// <param name="client">The torrent client that has to obey; it is asked only while something is frozen or still to be thawed.</param>
    /// <param name="options">The lines.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where its events go; nowhere unless told.</param>
    /// <exception cref="ArgumentException">The lines are not in their order.</exception>
    public GuardAccount(
        AccountFacts facts,
        DownloadStore downloads,
        GrabLedger grabs,
        ITracker tracker,
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
        freeze = new RatioFreeze(facts.Guard, downloads, client, new FreePriceReview(downloads, tracker, time), time);
        thaw = new RatioThaw(facts.Guard, downloads, grabs, client, time);
    }

    /// <inheritdoc />
    public string Name => nameof(GuardAccount);

    /// <inheritdoc />
    public async Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var (account, fault) = await ReadAsync(cancellationToken);
        var state = await DecideAsync(fault is null ? account?.Ratio : null, cancellationToken);
        var (done, refusal) = await ObeyAsync(state, account, isFresh: fault is null, cancellationToken);
        return (fault ?? refusal) is { } stopped ? JobOutcome.Stopped(stopped) : JobOutcome.Done(done);
    }

    private async Task<(string Done, Fault? Refusal)> ObeyAsync(GuardState state, AccountSnapshot? account, bool isFresh, CancellationToken cancellationToken)
    {
        if (state.Frozen)
        {
            var (stopped, refusal) = await freeze.EnforceAsync(state, account, isFresh, cancellationToken);
            return ($"{state.Reason} Stopped now: {stopped}.", refusal);
        }
        if (state.Stopped.Count > 0 && isFresh && account is not null)
        {
            var (started, waiting) = await thaw.ReleaseAsync(state, account, cancellationToken);
            var rest =
                waiting == 0
                    ? ""
                    : Text($" Still stopped: {waiting}, because with what they still bring the ratio would be below {RatioGate.LeastRatio:0.00}.");
            return ($"The ratio has recovered. Started again: {started}.{rest}", null);
        }
        return (account?.Ratio is { } known ? Text($"The ratio is {known:0.00}; nothing is frozen.") : "Nothing is frozen.", null);
    }

    /// <summary>Fresh facts; those kept last, with the fault, when there are none.</summary>
    private async Task<(AccountSnapshot? Account, Fault? Fault)> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var account = await facts.ReadAsync(cancellationToken);
            return account.Ratio is { } ratio && !double.IsNaN(ratio)
                ? (account, null)
                : (
                    account,
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
            return (await facts.ReadKeptAsync(cancellationToken), exception.Fault);
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

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
