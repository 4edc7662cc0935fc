using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Releases;

public sealed class PackCoverTests
{
    private static readonly ReleaseChoiceContext Context = new() { Now = DateTimeOffset.UnixEpoch, PaidAllowed = true };
    private static readonly string[] Titles = ["", "The First Spark", "The Glass Tower", "The Iron Gate", "The Salt Road", "The Last Ember"];

    private static Wanted Volume(int number) => Listing.Want(Titles[number], $"Ashfall #{number}", id: $"gap {number}");

    private static Release Single(int number) => Listing.Row(Titles[number], $"Ashfall #{number}", id: number);

    private static Release Pack(long id, string volumes, double mebibytes = 2000) =>
        Listing.Row("The Ashfall Series", $"Ashfall #{volumes}", id: id, mebibytes: mebibytes);

    private static string Grabs(ReleaseChoiceResult result) =>
        string.Join("; ", result.Grabs.Select(grab => $"{grab.Release.Id}: {string.Join(',', grab.GapIds)}"));

    private static ReleaseChoiceResult Choose(IEnumerable<int> volumes, Release[] releases, ReleaseChoiceContext? context = null) =>
        ReleaseChoice.Choose([.. volumes.Select(Volume)], releases, context ?? Context, new());

    [Fact]
    public void Choose_APackFillsAll_OneTorrentInsteadOfMany() =>
        Assert.Equal("10: gap 1,gap 2,gap 3", Grabs(Choose([1, 2, 3], [Single(1), Single(2), Single(3), Pack(10, "1-3")])));

    [Fact]
    public void Choose_APackSavesNothing_TheSingleVolumeIsTaken()
    {
        var result = Choose([3], [Single(3), Pack(10, "3-4", 100)]);

        Assert.Equal("3: gap 3", Grabs(result));
        Assert.Equal(Gate.PackCover, result.Verdicts["gap 3"].Single(verdict => verdict.ReleaseId == 10).StoppedBy);
    }

    [Fact]
    public void Choose_NothingElseHasTheVolume_ThePackIsTaken() => Assert.Equal("10: gap 3", Grabs(Choose([3], [Pack(10, "3-4")])));

    [Fact]
    public void Choose_MostlyOwnedPack_IsNotTaken()
    {
        var result = Choose([3], [Pack(10, "1-5")]);

        Assert.Empty(result.Grabs);
        Assert.Equal(UnfilledReason.OnlyInUnsuitablePack, result.Unfilled["gap 3"]);
        Assert.Contains("at least half", Assert.Single(result.Verdicts["gap 3"]).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_NothingOfThePackIsOwned_ItIsTaken() =>
        Assert.Equal("10: gap 3", Grabs(Choose([3], [Pack(10, "1-5")], Context with { Owns = static (_, _) => false })));

    [Fact]
    public void Choose_OwnedVolumesInThePackButHalfIsWanted_ItIsTaken() =>
        Assert.Equal(
            "10: gap 3,gap 4",
            Grabs(Choose([3, 4], [Single(3), Pack(10, "1-4")], Context with { Owns = static (series, number) => series == "Ashfall" && number < 3 }))
        );

    [Fact]
    public void Choose_PackWithoutStatedVolumes_OnlyWhenNothingOfTheSeriesIsOwned()
    {
        var pack = Listing.Row("The Complete Ashfall Collection", "Ashfall", id: 10);

        Assert.Empty(Choose([3], [pack]).Grabs);
        Assert.Empty(Choose([3], [pack], Context with { OwnsSeries = static _ => true }).Grabs);
        Assert.Equal("10: gap 3", Grabs(Choose([3], [pack], Context with { OwnsSeries = static _ => false })));
    }

    [Fact]
    public void Choose_SeveralPacks_MostFilledThenFewestTorrentsThenLeastSize()
    {
        Release[] releases = [Pack(10, "1-3"), Pack(11, "4-5"), Pack(12, "1-5", 9000), Single(1), Single(2)];

        Assert.Equal("12: gap 1,gap 2,gap 3,gap 4,gap 5", Grabs(Choose([1, 2, 3, 4, 5], releases)));
        Assert.Equal("10: gap 1,gap 2,gap 3; 11: gap 4,gap 5", Grabs(Choose([1, 2, 3, 4, 5], [.. releases.Where(release => release.Id != 12)])));
        Assert.Equal("20: gap 1,gap 2", Grabs(Choose([1, 2], [Pack(21, "1-3", 900), Pack(20, "1-2", 600)])));
    }

    [Fact]
    public void Choose_PacksOfTheSameVolumes_RankDecides()
    {
        var mp3 = Pack(10, "1-3", 1000) with { FileTypes = ["mp3"], FileCount = 90, Seeders = 500 };

        Assert.Equal("11: gap 1,gap 2,gap 3", Grabs(Choose([1, 2, 3], [mp3, Pack(11, "1-3", 1500) with { FileCount = 3 }])));
    }

    [Fact]
    public void Choose_PackAndSingles_TogetherFillMost() =>
        Assert.Equal("10: gap 1,gap 2,gap 3; 5: gap 5", Grabs(Choose([1, 2, 3, 5], [Pack(10, "1-3"), Single(5), Single(1)])));

    [Fact]
    public void Choose_ManyPacks_StaysBounded()
    {
        Release[] packs = [.. Enumerable.Range(0, 60).Select(index => Pack(100 + index, $"{1 + (index % 3)}-{3 + (index % 3)}", 1000 + index))];

        Assert.NotEmpty(Choose([1, 2, 3, 4, 5], packs).Grabs);
    }
}
