using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Tests.World;

public sealed class SimulatedWorldTests
{
    private static readonly SimulatedWorld Plain = SimulatedWorld.Generate(new WorldOptions());
    private static readonly SimulatedWorld Trapped = SimulatedWorld.Generate(new WorldOptions { Traps = true });

    [Fact]
    public void Generate_Default_HoldsTheOraclesNumbers()
    {
        Assert.Equal(1605, Plain.Items.Count);
        var gaps = Plain.Works.Where(work => work.IsGap).ToList();
        Assert.Equal(81, gaps.Count);
        Assert.Equal(11, gaps.Select(work => work.Series[0].Series.Name).Distinct().Count());
        Assert.Equal(1605, Plain.Items.Select(item => item.Id).Distinct().Count());
    }

    [Fact]
    public void Generate_Default_HasAboutTheWantedNumberOfSeries()
    {
        var names = Plain.Items.SelectMany(item => item.Series).Select(series => series.Name).Distinct().Count();
        Assert.InRange(names, 850, 880);
    }

    [Fact]
    public void Generate_Traps_PutsNineItemsInTheLibraryAndLeaves72Gaps()
    {
        Assert.Equal(1605, Trapped.Items.Count);
        Assert.Equal(72, Trapped.Works.Count(work => work.IsGap));
        Assert.Contains(Trapped.Items, item => item is { Title: "The Truth: Discworld, Book 25", Authors: ["Discworld"], Series: [] });
        Assert.Contains(Trapped.Items, item => item.Title == "The Land: Catacombs" && item.Series is [{ Name: "Chaos Seeds", Sequence: "4" }]);
        Assert.Equal(9, Trapped.Items.Count(item => !Plain.Items.Any(plain => plain.Title == item.Title && plain.Id == item.Id)));
    }

    [Fact]
    public void Generate_SameSeed_SameWorld()
    {
        var again = SimulatedWorld.Generate(new WorldOptions());
        Assert.Equal(
            Plain.Items.Select(item => (item.Id, item.Title, item.RelativePath)),
            again.Items.Select(item => (item.Id, item.Title, item.RelativePath))
        );
        Assert.Equal(
            Plain.Releases.Select(release => (release.Id, release.Title, release.SizeBytes)),
            again.Releases.Select(release => (release.Id, release.Title, release.SizeBytes))
        );
    }

    [Fact]
    public void Generate_Filler_OwnsEveryOrdinaryVolume()
    {
        var oracle = SimulatedWorld.OracleNames;
        Assert.All(
            Plain.Works.Where(work => work.Kind == WorldWorkKind.Volume && !work.Series.Any(membership => oracle.Contains(membership.Series.Name))),
            work => Assert.True(work.Owned)
        );
    }

    [Fact]
    public void Generate_EverySortOfNoise_IsThere() =>
        Assert.All(Enum.GetValues<WorldWorkKind>(), kind => Assert.Contains(Plain.Works, work => work.Kind == kind));

    [Fact]
    public void Releases_EveryGap_HasAFreeSuitableSingleOrPack()
    {
        foreach (var gap in Plain.Works.Where(work => work.IsGap))
        {
            var number = gap.Series[0].Position!.Value;
            Assert.Contains(
                Plain.Releases,
                release =>
                    release is { Free: true, Seeders: > 0, Ebook: false, BrowseFlags: 0, Bitrate: >= 64 }
                    && release.Language == TrackerLanguage.English
                    && release.Authors[0] == gap.Author
                    && (
                        release.Volumes.Any(volume => volume.Title == gap.Title)
                        || (
                            release.Volumes.Count == 0
                            && release.Title.Contains(gap.Title, StringComparison.Ordinal)
                            && Math.Abs(release.RuntimeMinutes - gap.RuntimeMinutes) <= gap.RuntimeMinutes * 0.05
                        )
                    )
            );
        }
    }

    [Fact]
    public void Releases_PacksAreInGapsOnly_ForSome() =>
        Assert.Contains(
            Plain.Works,
            work =>
                work.IsGap
                && !Plain.Releases.Any(release =>
                    release is { Free: true, Ebook: false, BrowseFlags: 0, Bitrate: >= 64, Volumes.Count: 0 }
                    && release.Title.Contains(work.Title, StringComparison.Ordinal)
                    && release.Authors[0] == work.Author
                    && Math.Abs(release.RuntimeMinutes - work.RuntimeMinutes) <= work.RuntimeMinutes * 0.05
                )
        );

    [Theory]
    [InlineData(16_050)]
    public void Generate_Large_KeepsTheSameGaps(int books)
    {
        var large = SimulatedWorld.Generate(new WorldOptions { Books = books });
        Assert.Equal(books, large.Items.Count);
        Assert.Equal(81, large.Works.Count(work => work.IsGap));
        Assert.Equal(
            large.Works.Count(work => work.Asin is not null),
            large.Works.Where(work => work.Asin is not null).Select(work => work.Asin).Distinct().Count()
        );
    }

    [Fact]
    public void Generate_TooFewBooks_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => SimulatedWorld.Generate(new WorldOptions { Books = 50 }));
}
