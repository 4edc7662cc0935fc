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

    public DateTimeOffset? VipUntil { get; init; }

    public int? UnsatisfiedCount { get; init; }

    public int? UnsatisfiedLimit { get; init; }

    /// <summary>When the tracker computed the counts: grabs after this moment are not in them.</summary>
    public DateTimeOffset? CountedAt { get; init; }

    public bool? Connectable { get; init; }

    /// <summary>The tracker's own clock when it told these facts; null when it said nothing of it.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>True when the class was VIP or Elite VIP at <see cref="ReadAt"/>.</summary>
    public bool IsVip { get; init; }

    /// <summary>True for VIP and Elite VIP while it lasts.</summary>
    public bool IsVipAt(DateTimeOffset now) => IsVip && (VipUntil is not { } until || until > now);
}
