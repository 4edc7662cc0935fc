namespace MamCrawler.Core.Account;

/// <summary>The account as the tracker itself described it at one moment (rules.md 5). A fact that could not be read is null, and null holds whatever depends on it.</summary>
public sealed record AccountSnapshot
{
    public required DateTimeOffset ReadAt { get; init; }

    public string ClassName { get; init; } = "";

    public long? UploadedBytes { get; init; }

    public long? DownloadedBytes { get; init; }

    /// <summary>Uploaded ÷ downloaded as the tracker states it; positive infinity when nothing was downloaded.</summary>
    public double? Ratio { get; init; }

    public int? BonusPoints { get; init; }

    public int? Wedges { get; init; }

    /// <summary>When VIP ends; null when it has no end, for an account without VIP, and when it could not be read.</summary>
    public DateTimeOffset? VipUntil { get; init; }

    /// <summary>True when the tracker states that there is no end of VIP. An end that is missing or unreadable is not the same.</summary>
    public bool VipIsEndless { get; init; }

    public int? UnsatisfiedCount { get; init; }

    public int? UnsatisfiedLimit { get; init; }

    /// <summary>When the tracker computed the counts: grabs after this moment are not in them.</summary>
    public DateTimeOffset? CountedAt { get; init; }

    public bool? Connectable { get; init; }

    /// <summary>The tracker's own clock when it told these facts; null when it said nothing of it.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>True when the class was VIP or Elite VIP at <see cref="ReadAt"/>.</summary>
    public bool IsVip { get; init; }

    /// <summary>True for VIP and Elite VIP of which it is known that it still lasts at that moment. An end that could not be read is known of no moment: it fails closed.</summary>
    public bool IsVipAt(DateTimeOffset moment) => IsVip && (VipUntil is { } until ? until > moment : VipIsEndless);

    /// <summary>True when the tracker gives the account what only VIP accounts get: the class says so, and no known end has passed.</summary>
    public bool GetsVipTorrents(DateTimeOffset now) => IsVip && !(VipUntil <= now);
}
