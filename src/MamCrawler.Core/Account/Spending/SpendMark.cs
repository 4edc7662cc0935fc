namespace MamCrawler.Core.Account;

/// <summary>A recent spend as the caps and the never-twice rule need it, short, because all of them stand in one row.</summary>
internal sealed record SpendMark(string Id, SpendKind Kind, string Subject, SpendState State, DateTimeOffset At, int Points, int Wedges)
{
    internal bool IsOpen => State is SpendState.Intent or SpendState.Unclear;

    /// <summary>True when it was made, or may have been.</summary>
    internal bool Counts => IsOpen || State == SpendState.Spent;

    internal static SpendMark Of(Spend spend) =>
        new(spend.Id, spend.Wish.Kind, spend.Wish.Subject, spend.State, spend.At, spend.Wish.Points, spend.Wish.Wedges);
}
