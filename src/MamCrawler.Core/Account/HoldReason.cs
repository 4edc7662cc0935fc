namespace MamCrawler.Core.Account;

/// <summary>What holds a download back by policy (rules.md 3, "Every gap says why it is not being filled").</summary>
public enum HoldReason
{
    /// <summary>A fact that decides could not be read.</summary>
    Unread,

    /// <summary>The ratio is too low.</summary>
    Ratio,

    /// <summary>It is not free, and paid downloads are off.</summary>
    Cost,

    /// <summary>Only VIP accounts get it.</summary>
    Vip,

    /// <summary>What the tracker's row says of its price contradicts itself.</summary>
    Contradiction,

    /// <summary>It is not known whether a spend for it happened; a person is asked.</summary>
    Spend,

    /// <summary>No slot for unsatisfied torrents is free.</summary>
    Slots,

    /// <summary>The hourly or daily pace is used up.</summary>
    Pace,
}
