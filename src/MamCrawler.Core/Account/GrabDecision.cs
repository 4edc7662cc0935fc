namespace MamCrawler.Core.Account;

/// <summary>Whether a release is taken, and how it is paid for.</summary>
/// <param name="Price">How it is paid for; null when it is not taken.</param>
/// <param name="CostBytes">What it adds to the downloaded bytes: its size when it costs, else 0.</param>
/// <param name="Hold">Why it is not taken; null when it is.</param>
public sealed record GrabDecision(GrabPrice? Price, long CostBytes, PushHold? Hold)
{
    /// <summary>True when it is taken.</summary>
    public bool IsTaken => Hold is null;

    internal static GrabDecision Take(GrabPrice price, long costBytes = 0) => new(price, costBytes, null);

    internal static GrabDecision Refuse(PushHold hold) => new(null, 0, hold);
}
