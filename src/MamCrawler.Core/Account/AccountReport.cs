using System.Globalization;
using MamCrawler.Core.Downloads;

namespace MamCrawler.Core.Account;

/// <summary>How the account stands, in sentences for a person: from what is kept in state; the tracker is not asked.</summary>
internal sealed class AccountReport(AccountStore accounts, SlotOutlook slots, SpendLedger spends, DownloadStore downloads, TimeProvider time)
{
    /// <summary>The sentences, each about one thing.</summary>
    /// <exception cref="Faults.FaultException">The state could not be read.</exception>
    internal async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        var guard = await accounts.Guard.ReadAsync(cancellationToken);
        var pending = PendingList.Of(await downloads.QueryAsync([DownloadState.Blocked], cancellationToken).ToListAsync(cancellationToken)).Count;
        var open = (await spends.ReadOpenAsync(cancellationToken)).Count;
        string?[] told =
        [
            .. await accounts.GetAsync(cancellationToken) is { } account
                ? await TellAsync(account, cancellationToken)
                : ["The tracker was never asked about the account: 'mamcrawler scan', or 'mamcrawler serve' within half an hour, asks it."],
            guard.Reason ?? "The ratio guard has frozen nothing.",
            guard.Stopped.Count == 0 ? null : Text($"Downloads that the guard stopped and has not started again: {guard.Stopped.Count}."),
            (await slots.ReadAsync(cancellationToken)).Sentence,
            Text($"Downloads that wait because of their price or the ratio: {pending}.{(pending > 0 ? " 'mamcrawler pending' lists them." : "")}"),
            open == 0 ? null : Text($"Spends of which it is not known whether they were made: {open}. See 'mamcrawler spends'."),
        ];
        return [.. told.OfType<string>()];
    }

    private async Task<IReadOnlyList<string?>> TellAsync(AccountSnapshot account, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var income = await PointIncome.ReadAsync(accounts, now, cancellationToken);
        return
        [
            Text(
                $"The account as the tracker told it at {account.ReadAt:yyyy-MM-dd HH:mm} UTC, of class {(account.ClassName.Length > 0 ? account.ClassName : "unread")}."
            ),
            Text($"Ratio {Ratio(account.Ratio)}: uploaded {Size(account.UploadedBytes)}, downloaded {Size(account.DownloadedBytes)}."),
            VipDays.Tell(account, now),
            Text($"Points: {Number(account.BonusPoints)}. Wedges: {Number(account.Wedges)}."),
            PointPlan.Forecast(account, income, now),
            account.Connectable == false ? "The tracker cannot connect to the torrent client: open its port." : null,
        ];
    }

    private static string Ratio(double? ratio) =>
        ratio switch
        {
            null => "unread",
            double.PositiveInfinity => "∞",
            { } known => Text($"{known:0.00}"),
        };

    private static string Size(long? bytes) => bytes is { } known ? Text($"{known / (double)(1L << 30):0.0} GiB") : "unread";

    private static string Number(int? number) => number is { } known ? Text($"{known}") : "unread";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
