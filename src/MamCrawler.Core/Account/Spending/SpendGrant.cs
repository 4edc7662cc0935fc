namespace MamCrawler.Core.Account;

/// <summary>What came of asking to spend.</summary>
/// <param name="Spend">The row in the ledger; null when nothing was written.</param>
/// <param name="Granted">True when the intent is written and the spend may now be made, once.</param>
/// <param name="Why">When not: why, as a sentence.</param>
/// <param name="IsOpen">True when an earlier intent for the same has no result.</param>
public sealed record SpendGrant(Spend? Spend, bool Granted, string Why, bool IsOpen = false)
{
    internal static SpendGrant Refuse(string why, bool isOpen = false) => new(null, false, why, isOpen);
}
