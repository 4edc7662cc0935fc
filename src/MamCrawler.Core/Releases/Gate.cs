namespace MamCrawler.Core.Releases;

/// <summary>The gates of rules.md 4, in their order. A verdict names the first one that stopped a release.</summary>
public enum Gate
{
    SameWork,
    AudiobookCategory,
    WantedLanguage,
    NotDramatised,
    NotAbridged,
    HasSeeder,
    SizeLimit,
    Runtime,
    WholeVolume,
    QualityFloor,

    /// <summary>A person rejected it, or it failed for good.</summary>
    GivenUp,

    /// <summary>The account, the queue or the client holds it already (rules.md 1.2).</summary>
    AlreadyHeld,

    /// <summary>A VIP torrent, and the account is not VIP.</summary>
    VipOnly,

    /// <summary>It costs ratio, and paid downloads are off.</summary>
    Cost,
    PackCover,

    /// <summary>It costs ratio, and the ratio does not allow it now.</summary>
    Ratio,
}
