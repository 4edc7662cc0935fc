namespace MamCrawler.Core.Account;

/// <summary>What a grab is decided by: the account, the guard, and what is on its way already.</summary>
/// <param name="Account">The account's facts.</param>
/// <param name="Guard">The ratio guard.</param>
/// <param name="Now">The present.</param>
public sealed record GrabBudget(AccountSnapshot Account, GuardState Guard, DateTimeOffset Now)
{
    /// <summary>Bytes still to come of torrents that cost.</summary>
    public long BytesToCome { get; init; }

    /// <summary>True when what costs ratio may be taken, because that is switched on.</summary>
    public bool PaidAllowed { get; init; }

    /// <summary>A person's word that this one may cost; null when nobody gave it.</summary>
    public CostApproval? Approval { get; init; }

    /// <summary>How many wedges may be spent: 0 while spending is off, when none is left, or when the day's cap is reached.</summary>
    public int Wedges { get; init; }

    /// <summary>True when the account's bytes were read, so that the ratio after a grab can be told.</summary>
    public bool IsRead => Account is { UploadedBytes: not null, DownloadedBytes: not null };
}
