using MamCrawler.Core.Downloads;

namespace MamCrawler.Core.Account;

/// <summary>How the account stands, put together from the stores.</summary>
public sealed class AccountStanding(AccountStore accounts, GrabLedger grabs, SpendLedger spends, DownloadStore downloads, TimeProvider time) : IAccountStanding
{
    private readonly SlotOutlook slots = new(accounts, grabs, downloads, time);

    /// <inheritdoc />
    public Task<SlotForecast> ReadSlotsAsync(CancellationToken cancellationToken) => slots.ReadAsync(cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> DescribeAsync(CancellationToken cancellationToken) =>
        new AccountReport(accounts, slots, spends, downloads, time).ReadAsync(cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<Spend>> ListSpendsAsync(CancellationToken cancellationToken) => spends.ListAsync(cancellationToken);

    /// <inheritdoc />
    public Task<Spend?> SettleSpendAsync(string id, bool happened, CancellationToken cancellationToken) =>
        spends.SettleByPersonAsync(id, happened, cancellationToken);
}
