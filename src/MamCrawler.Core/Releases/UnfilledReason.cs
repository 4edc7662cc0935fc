namespace MamCrawler.Core.Releases;

/// <summary>Why a gap is not being filled (rules.md 3).</summary>
public enum UnfilledReason
{
    NothingFound,
    OnlyOtherLanguage,
    OnlyAbridged,
    OnlyDramatised,
    BelowQualityFloor,
    NoSlot,
    Ratio,
    TooLarge,
    NotFreeAndPaidOff,
    VipOnly,
    WaitingForApproval,

    /// <summary>Only what a person rejected, or what failed for good.</summary>
    FailedForGood,

    /// <summary>Only parts of the volume were found.</summary>
    OnlyParts,

    /// <summary>Found, and nobody seeds it.</summary>
    NoSeeder,

    /// <summary>Found, with a playing time that does not fit.</summary>
    OtherRuntime,

    /// <summary>Only in a pack that is mostly owned, or whose volumes nobody states.</summary>
    OnlyInUnsuitablePack,

    /// <summary>The queue or the client holds it already.</summary>
    AlreadyHeld,
}
