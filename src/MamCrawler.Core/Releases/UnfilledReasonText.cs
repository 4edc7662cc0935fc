namespace MamCrawler.Core.Releases;

/// <summary>The reasons of <see cref="UnfilledReason"/> in words.</summary>
public static class UnfilledReasonText
{
    /// <summary>The reason as rules.md 3 words it.</summary>
    public static string Sentence(this UnfilledReason reason) =>
        reason switch
        {
            UnfilledReason.NothingFound => "nothing found",
            UnfilledReason.OnlyOtherLanguage => "only another language",
            UnfilledReason.OnlyAbridged => "only abridged",
            UnfilledReason.OnlyDramatised => "only dramatised",
            UnfilledReason.BelowQualityFloor => "below the quality floor",
            UnfilledReason.NoSlot => "no slot",
            UnfilledReason.Ratio => "ratio",
            UnfilledReason.TooLarge => "too large",
            UnfilledReason.NotFreeAndPaidOff => "not free and paid is off",
            UnfilledReason.VipOnly => "VIP only",
            UnfilledReason.WaitingForApproval => "waiting for approval",
            UnfilledReason.FailedForGood => "rejected or failed for good",
            UnfilledReason.OnlyParts => "only parts of the volume",
            UnfilledReason.NoSeeder => "nobody seeds it",
            UnfilledReason.OtherRuntime => "only with another playing time",
            UnfilledReason.OnlyInUnsuitablePack => "only in a pack that is mostly owned or whose volumes are not stated",
            UnfilledReason.AlreadyHeld => "already in the queue or the client",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "This reason has no words."),
        };

    /// <summary>The reason for a volume whose best candidate was stopped here.</summary>
    internal static UnfilledReason Of(Gate gate) =>
        gate switch
        {
            Gate.WantedLanguage => UnfilledReason.OnlyOtherLanguage,
            Gate.NotDramatised => UnfilledReason.OnlyDramatised,
            Gate.NotAbridged => UnfilledReason.OnlyAbridged,
            Gate.HasSeeder => UnfilledReason.NoSeeder,
            Gate.SizeLimit => UnfilledReason.TooLarge,
            Gate.Runtime => UnfilledReason.OtherRuntime,
            Gate.WholeVolume => UnfilledReason.OnlyParts,
            Gate.QualityFloor => UnfilledReason.BelowQualityFloor,
            Gate.GivenUp => UnfilledReason.FailedForGood,
            Gate.AlreadyHeld => UnfilledReason.AlreadyHeld,
            Gate.VipOnly => UnfilledReason.VipOnly,
            Gate.Cost => UnfilledReason.NotFreeAndPaidOff,
            Gate.Ratio => UnfilledReason.Ratio,
            Gate.PackCover => UnfilledReason.OnlyInUnsuitablePack,
            _ => UnfilledReason.NothingFound,
        };
}
