using System.Globalization;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Drift;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Schedules;

namespace MamCrawler.Core.Account;

/// <summary>Looks daily at VIP, points and the pending list (rules.md 5), and spends points where that is switched on.</summary>
/// <param name="facts">The account's facts; the tracker is asked when they are older than 30 minutes.</param>
/// <param name="downloads">The downloads, of which the pending ones are looked at.</param>
/// <param name="tracker">Says what is free by now: one request for each pending download, 50 at most a run.</param>
/// <param name="queue">Where those go that may be pushed.</param>
/// <param name="time">The clock.</param>
/// <param name="allowPaid">True when what costs ratio may be taken where the ratio allows it.</param>
/// <param name="points">Spends points, or writes down what it would spend.</param>
/// <param name="accounts">The facts of each day, for the forecast.</param>
/// <param name="canary">The daily question that finds a changed shape; null for none.</param>
public sealed class RefreshVipAndPending(
    AccountFacts facts,
    DownloadStore downloads,
    ITracker tracker,
    IWorkQueue queue,
    TimeProvider time,
    bool allowPaid,
    PointSpending points,
    AccountStore accounts,
    DriftCanary? canary = null
) : IScheduledJob
{
    private readonly PendingDownloads pending = new(downloads, tracker, queue, time, allowPaid);

    /// <inheritdoc />
    public string Name => nameof(RefreshVipAndPending);

    /// <inheritdoc />
    public async Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var account = await facts.ReadAsync(cancellationToken);
        var (spent, fault) = await SpendAsync(account, cancellationToken);
        var forecast = PointPlan.Forecast(account, await PointIncome.ReadAsync(accounts, time.GetUtcNow(), cancellationToken), time.GetUtcNow());
        var guard = await facts.Guard.ReadAsync(cancellationToken);
        var list = await pending.ReadAsync(cancellationToken);
        var queued = 0;
        foreach (var download in list.Take(PendingDownloads.MaximumRequests))
            queued += await pending.LookAsync(download, account, guard, cancellationToken) ? 1 : 0;
        var balance = account.BonusPoints?.ToString(CultureInfo.InvariantCulture) ?? "unread";
        string?[] told =
        [
            VipDays.Tell(account, time.GetUtcNow()),
            $"Points: {balance}.",
            forecast,
            spent,
            $"Pending downloads: {list.Count}, of which may be pushed now: {queued}.",
            canary is null ? null : await canary.SingAsync(cancellationToken),
        ];
        return fault is null ? JobOutcome.Done(string.Join(' ', told.Where(sentence => !string.IsNullOrEmpty(sentence)))) : JobOutcome.Stopped(fault);
    }

    /// <summary>A purchase that fails is told at the end: the pending list is looked at all the same.</summary>
    private async Task<(string Told, Fault? Fault)> SpendAsync(AccountSnapshot account, CancellationToken cancellationToken)
    {
        try
        {
            return (await points.RunAsync(account, cancellationToken), null);
        }
        catch (FaultException exception)
        {
            return ("", exception.Fault);
        }
    }
}
