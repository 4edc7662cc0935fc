namespace MamCrawler.Core.Account;

/// <summary>How the account stands, from what is kept in state; the tracker is not asked.</summary>
public interface IAccountStanding
{
    /// <summary>The slots now, and when the next ones free up.</summary>
    Task<SlotForecast> ReadSlotsAsync(CancellationToken cancellationToken);

    /// <summary>The whole of it for a person: ratio, guard, slots, VIP, points and what waits, a sentence each.</summary>
    Task<IReadOnlyList<string>> DescribeAsync(CancellationToken cancellationToken);

    /// <summary>What was spent, would have been spent, or is not known to have been: newest first.</summary>
    Task<IReadOnlyList<Spend>> ListSpendsAsync(CancellationToken cancellationToken);

    /// <summary>A person's word about a spend of which nobody knows whether it happened. Null when there is no such open spend.</summary>
    /// <param name="id">The spend.</param>
    /// <param name="happened">Whether the tracker's own history shows it.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    Task<Spend?> SettleSpendAsync(string id, bool happened, CancellationToken cancellationToken);
}
