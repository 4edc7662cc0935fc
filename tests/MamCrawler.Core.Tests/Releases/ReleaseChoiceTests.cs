using MamCrawler.Core.Account;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Releases;

public sealed class ReleaseChoiceTests
{
    private static readonly AccountSnapshot VipAccount = new()
    {
        ReadAt = DateTimeOffset.UnixEpoch,
        IsVip = true,
        VipUntil = DateTimeOffset.UnixEpoch.AddDays(30),
    };
    private static readonly ReleaseChoiceContext Context = new()
    {
        Now = DateTimeOffset.UnixEpoch,
        Account = VipAccount,
        PaidAllowed = true,
    };
    private static readonly Wanted Third = Listing.Want("The Iron Gate", "Ashfall #3");

    private static Release Edition(long id, string narrator = "Nora Reader", double mebibytes = 500, ReleaseFacts? facts = null) =>
        Listing.Row("The Iron Gate", "Ashfall #3", id: id, narrator: narrator, mebibytes: mebibytes) with
        {
            Facts = facts ?? ReleaseFacts.None,
        };

    private static long? Chosen(params Release[] releases) => Chosen(Third, releases);

    private static long? Chosen(Wanted wanted, params Release[] releases) =>
        ReleaseChoice.Choose([wanted], releases, Context, new()).Grabs is [var grab] ? grab.Release.Id : null;

    [Fact]
    public void Rank_StatedUnabridged_BeforeBitrateClass() =>
        Assert.Equal(1, Chosen(Edition(1, facts: new() { SaysUnabridged = true, StatedBitrate = 64 }), Edition(2, facts: new() { StatedBitrate = 128 })));

    [Fact]
    public void Rank_BitrateClass_BeforeContainer() =>
        Assert.Equal(
            2,
            Chosen(
                Edition(1, facts: new() { StatedBitrate = 64 }),
                Edition(2, facts: new() { StatedBitrate = 128 }) with
                {
                    FileTypes = ["mp3"],
                    FileCount = 300,
                }
            )
        );

    [Theory]
    [InlineData(62, 64)]
    [InlineData(125, 128)]
    [InlineData(92, 128)]
    public void Rank_BitratesOfOneClass_ContainerDecides(double m4b, double mp3) =>
        Assert.Equal(
            1,
            Chosen(Edition(1, facts: new() { StatedBitrate = m4b }), Edition(2, facts: new() { StatedBitrate = mp3 }) with { FileTypes = ["mp3"] })
        );

    [Fact]
    public void Bitrate_AbridgedSiblingOfTheSameNarrator_LendsNoPlayingTime()
    {
        var abridged = Edition(3, facts: new() { SaysAbridged = true, StatedDuration = TimeSpan.FromHours(3) });
        var unknown = Edition(1) with { Seeders = 900 };
        var preferred = Edition(2, "Otto Other", facts: new() { StatedBitrate = 128 }) with { FileTypes = ["mp3"] };

        Assert.Equal(2, Chosen(abridged, unknown, preferred));
        Assert.Equal(
            1,
            Chosen(
                abridged with
                {
                    Facts = new() { StatedDuration = TimeSpan.FromHours(3) },
                    FileTypes = ["mp3"],
                },
                unknown,
                preferred
            )
        );
    }

    [Fact]
    public void Rank_Container_SingleThenSplitM4bThenMp3()
    {
        var single = Edition(1);
        var split = Edition(2) with { FileCount = 40 };
        var mp3 = Edition(3) with { FileTypes = ["mp3"], FileCount = 40, Seeders = 900 };

        Assert.Equal(1, Chosen(mp3, split, single));
        Assert.Equal(2, Chosen(mp3, split));
    }

    [Fact]
    public void Rank_Narrator_SeriesOwnThenKnownThenUnknown()
    {
        var wanted = Third with { SeriesNarrators = ["Otto Own"] };

        Assert.Equal(3, Chosen(wanted, Edition(1, "") with { Seeders = 99 }, Edition(2) with { Seeders = 50 }, Edition(3, "Otto Own")));
        Assert.Equal(2, Chosen(wanted, Edition(1, "") with { Seeders = 99 }, Edition(2)));
    }

    [Fact]
    public void Rank_WatermarkChaptersSeedersNewer_InThisOrder()
    {
        var marked = Edition(1, facts: new() { SaysWatermarked = true, SaysChapterised = true });
        var chapters = Edition(2, facts: new() { SaysChapterised = true });
        var seeded = Edition(3) with { Seeders = 50 };
        var newer = Edition(4) with { Seeders = 50, Added = DateTimeOffset.UnixEpoch };

        Assert.Equal(2, Chosen(marked, chapters, seeded, newer));
        Assert.Equal(4, Chosen(marked, seeded, newer));
        Assert.Equal(3, Chosen(marked, seeded));
    }

    [Fact]
    public void Rank_UnknownBitrate_NeverBeatenByTheClassAlone() =>
        Assert.Equal(1, Chosen(Edition(1, "Ben Voice") with { Seeders = 20 }, Edition(2, facts: new() { StatedBitrate = 64 })));

    [Fact]
    public void Bitrate_StatedDurationOfASiblingWithTheSameNarrator_GivesTheClass()
    {
        // 647 minutes: 309.7 MiB are 67 kb/s, 482.8 MiB are 104 kb/s whatever the text claims.
        var claimed = Edition(1, mebibytes: 482.8, facts: new() { StatedBitrate = 320, StatedDuration = TimeSpan.FromMinutes(647) }) with
        {
            FileCount = 76,
        };
        var silent = Edition(2, mebibytes: 309.7) with { Seeders = 900 };

        var verdicts = ReleaseChoice.Choose([Third], [silent, claimed], Context, new()).Verdicts["gap"];

        Assert.Equal([1, 2], verdicts.Select(verdict => verdict.ReleaseId));
        Assert.Contains("104 kb/s (preferred", verdicts[0].Why, StringComparison.Ordinal);
        Assert.Contains("does not fit the size", verdicts[0].Why, StringComparison.Ordinal);
        Assert.Contains("67 kb/s (acceptable", verdicts[1].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Bitrate_ImpliedBySizeAndBitrateOfASibling_GivesTheClass()
    {
        var poor = Edition(1, mebibytes: 588.8, facts: new() { StatedBitrate = 48, SaysUnabridged = true });
        var twice = Edition(2, mebibytes: 1126.4) with { FileTypes = ["mp3"] };

        var result = ReleaseChoice.Choose([Third], [poor, twice], Context, new());

        Assert.Equal(2, Assert.Single(result.Grabs).Release.Id);
        Assert.Equal(Gate.QualityFloor, result.Verdicts["gap"].Single(verdict => verdict.ReleaseId == 1).StoppedBy);
    }

    [Fact]
    public void Bitrate_AnotherNarrator_ImpliesNothing()
    {
        var poor = Edition(1, "Ben Voice", 588.8, new() { StatedBitrate = 48 });

        Assert.Contains(
            "bitrate unknown",
            ReleaseChoice.Choose([Third], [poor, Edition(2, mebibytes: 200)], Context, new()).Verdicts["gap"][0].Why,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Floor_Poor_OnlyWhenAllowedAndNothingElseExists()
    {
        var poor = Edition(1, facts: new() { StatedBitrate = 48 });
        var allow = new ReleaseOptions { AllowPoor = true };

        Assert.Equal(UnfilledReason.BelowQualityFloor, ReleaseChoice.Choose([Third], [poor], Context, new()).Unfilled["gap"]);
        Assert.Equal(1, Assert.Single(ReleaseChoice.Choose([Third], [poor], Context, allow).Grabs).Release.Id);
        Assert.Equal(2, Assert.Single(ReleaseChoice.Choose([Third], [poor, Edition(2, "Ben Voice")], Context, allow).Grabs).Release.Id);
    }

    [Fact]
    public void Choose_FreeAndPaid_FreeFirstAmongThoseAboveTheFloor()
    {
        var paid = Edition(1, facts: new() { StatedBitrate = 128, SaysUnabridged = true }) with { Free = false };
        var free = Edition(2, facts: new() { StatedBitrate = 64 });

        Assert.Equal(2, Chosen(paid, free));
        Assert.Equal(UnfilledReason.NotFreeAndPaidOff, ReleaseChoice.Choose([Third], [paid], Context with { PaidAllowed = false }, new()).Unfilled["gap"]);
    }

    [Fact]
    public void Choose_VipTorrent_OnlyForAVipAccount()
    {
        var vip = Edition(1) with { Free = false, Vip = true, FreeForVip = true };

        Assert.Equal(1, Chosen(vip));
        Assert.Equal(UnfilledReason.VipOnly, ReleaseChoice.Choose([Third], [vip with { Free = true }], Context with { Account = null }, new()).Unfilled["gap"]);
        Assert.Equal(UnfilledReason.VipOnly, ReleaseChoice.Choose([Third], [vip], Context with { Account = null }, new()).Unfilled["gap"]);
        Assert.Equal(
            1,
            ReleaseChoice
                .Choose([Third], [vip with { FreeForVip = false, VipExpires = DateTimeOffset.UnixEpoch.AddDays(-1) }], Context with { Account = null }, new())
                .Grabs[0]
                .Release.Id
        );
    }

    [Fact]
    public void Choose_VipEndsBeforeItIsLoaded_IsNotFreeAndSaysWhy()
    {
        var vip = Edition(1) with { Free = false, Vip = true, FreeForVip = true };
        var ending = Context with { Account = VipAccount with { VipUntil = DateTimeOffset.UnixEpoch.AddHours(40) }, PaidAllowed = false };

        var result = ReleaseChoice.Choose([Third], [vip], ending, new());

        Assert.Equal(UnfilledReason.NotFreeAndPaidOff, result.Unfilled["gap"]);
        Assert.Contains("VIP ends at 1970-01-02 16:00 UTC", Assert.Single(result.Verdicts["gap"]).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_ARowThatContradictsItself_IsNotTakenAndSaysWhy()
    {
        var result = ReleaseChoice.Choose([Third], [Edition(1) with { Free = false, FreeForVip = true }], Context, new());

        Assert.Empty(result.Grabs);
        Assert.Contains("contradicts itself", Assert.Single(result.Verdicts["gap"]).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_HeldAlready_IsNeverTaken()
    {
        var result = ReleaseChoice.Choose([Third], [Edition(1)], Context with { IsHeld = id => id == 1 }, new());

        Assert.Empty(result.Grabs);
        Assert.Equal(UnfilledReason.AlreadyHeld, result.Unfilled["gap"]);
    }

    [Fact]
    public void Choose_RejectedOrFailedForGood_TakesTheNextBest()
    {
        var context = Context with { IsGivenUp = id => id == 1 };

        Assert.Equal(2, ReleaseChoice.Choose([Third], [Edition(1), Edition(2) with { Seeders = 1 }], context, new()).Grabs[0].Release.Id);
        Assert.Equal(UnfilledReason.FailedForGood, ReleaseChoice.Choose([Third], [Edition(1)], context, new()).Unfilled["gap"]);
    }

    [Fact]
    public void Choose_EveryCandidate_KeepsAVerdictInWords()
    {
        Release[] releases =
        [
            Edition(1),
            Edition(2) with
            {
                Seeders = 0,
            },
            Listing.Row("Another Book", id: 3),
            Edition(4) with
            {
                LanguageCode = "GER",
            },
            Edition(5) with
            {
                Seeders = 3,
            },
        ];

        var verdicts = ReleaseChoice.Choose([Third], releases, Context, new()).Verdicts["gap"];

        Assert.Equal([1, 2, 3, 4, 5], verdicts.Select(verdict => verdict.ReleaseId).Order());
        Assert.All(verdicts, verdict => Assert.True(verdict.Why.Length > 10 && verdict.Rank is null != verdict.StoppedBy is null));
        Assert.Equal((1, 1L), (verdicts[0].Rank, verdicts[0].ReleaseId));
        Assert.Contains("more seeders", verdicts[1].Why, StringComparison.Ordinal);
    }

    public static TheoryData<UnfilledReason, Release[]> Reasons =>
        new()
        {
            { UnfilledReason.NothingFound, [] },
            { UnfilledReason.NothingFound, [Listing.Row("Another Book")] },
            { UnfilledReason.OnlyOtherLanguage, [Edition(1) with { LanguageCode = "GER", Title = "Das eherne Tor" }] },
            { UnfilledReason.OnlyAbridged, [Edition(1) with { FlaggedAbridged = true }] },
            { UnfilledReason.OnlyDramatised, [Edition(1, "GraphicAudio"), Listing.Row("Another Book", id: 2)] },
            { UnfilledReason.TooLarge, [Edition(1) with { SizeBytesLow = 20L << 30 }] },
            { UnfilledReason.NoSeeder, [Edition(1) with { Seeders = 0 }] },
            { UnfilledReason.OnlyParts, [Edition(1) with { Title = "The Iron Gate (Part 1 of 2)" }] },
        };

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Choose_NothingSuitable_SaysWhy(UnfilledReason reason, Release[] releases) =>
        Assert.Equal(reason, ReleaseChoice.Choose([Third], releases, Context, new()).Unfilled["gap"]);

    [Fact]
    public void Sentence_EveryReason_HasWords() => Assert.All(Enum.GetValues<UnfilledReason>(), reason => Assert.NotEmpty(reason.Sentence()));

    [Fact]
    public void Choose_SameInputInAnyOrder_SameChoice()
    {
        var random = new Random(7);
        Release[] releases = [.. Enumerable.Range(1, 8).Select(id => Edition(id, id % 2 == 0 ? "Nora Reader" : "", 400 + (id * 10)))];
        var first = Chosen(releases);
        for (var round = 0; round < 50; round++)
        {
            random.Shuffle(releases);
            Assert.Equal(first, Chosen(releases));
        }
    }
}
