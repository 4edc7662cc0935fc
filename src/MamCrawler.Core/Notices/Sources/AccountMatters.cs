using System.Globalization;
using MamCrawler.Core.Account;

namespace MamCrawler.Core.Notices.Sources;

/// <summary>What the account asks a person for: a freeze of the ratio, VIP in its last 7 days, a spend of which nobody knows whether it was made (rules.md 5).</summary>
public sealed class AccountMatters(AccountStore accounts, SpendLedger spends, TimeProvider time) : IMatterSource
{
    /// <inheritdoc />
    public string Name => "account";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Matter>> LookAsync(CancellationToken cancellationToken)
    {
        var matters = new List<Matter>();
        if ((await accounts.Guard.ReadAsync(cancellationToken)).Reason is { } reason)
            matters.Add(new Matter(NoticeKind.Alarm, "freeze", "The ratio is frozen", reason));
        var now = time.GetUtcNow();
        if (await accounts.GetAsync(cancellationToken) is { VipUntil: { } until } account && VipDays.Left(account, now) < VipDays.Alarm)
            matters.Add(
                new Matter(
                    NoticeKind.Alarm,
                    string.Create(CultureInfo.InvariantCulture, $"vip-{until.UtcDateTime:yyyyMMdd}"),
                    "VIP ends soon",
                    VipDays.Tell(account, now)
                )
            );
        foreach (var spend in await spends.ReadOpenAsync(cancellationToken))
            if (spend.State == SpendState.Unclear)
                matters.Add(
                    new Matter(
                        NoticeKind.Hold,
                        $"spend-{spend.Id}",
                        "Was it bought?",
                        $"Nobody knows whether {spend.Wish.Kind} {spend.Wish.Subject} was bought, and it is not repeated. Look at the bonus history on the tracker's site, then 'mamcrawler spends settle {spend.Id}'."
                    )
                );
        return matters;
    }
}
