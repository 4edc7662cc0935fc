namespace MamCrawler.Core.Account;

/// <summary>How the account stands, put together from the stores.</summary>
public sealed class AccountStanding(SlotOutlook slots, SpendLedger spends) : IAccountStanding
{
    /// <inheritdoc />
    public Task<SlotForecast> ReadSlotsAsync(CancellationToken cancellationToken) => slots.ReadAsync(cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<Spend>> ListSpendsAsync(CancellationToken cancellationToken) => spends.ListAsync(cancellationToken);

    /// <inheritdoc />
    public Task<Spend?> SettleSpendAsync(string id, bool happened, CancellationToken cancellationToken) =>
        spends.SettleByPersonAsync(id, happened, cancellationToken);
}
