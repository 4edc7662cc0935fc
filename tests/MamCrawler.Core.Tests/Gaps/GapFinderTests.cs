using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Gaps;

public sealed class GapFinderTests
{
    private static readonly DateOnly Today = new(2026, 1, 15);

    [Fact]
    public void FindSeriesGaps_TwoWitnessesAgree_IsOfHighConfidenceWithWhatTheySaid()
    {
        var gap = Assert.Single(Find([Listed(1), Listed(2)], [Printed(2)]).Gaps);

        Assert.Equal(("series:AMBER ROAD:2", GapClass.Missing, GapConfidence.High), (gap.Id, gap.Class, gap.Confidence));
        Assert.Equal(["B0AMBER002"], gap.Asins);
        Assert.Equal([TimeSpan.FromHours(10.5)], gap.ExpectedDurations);
        Assert.Equal(["Nora Reader"], gap.SeriesNarrators);
        Assert.Equal("English", gap.Language);
        Assert.Equal(["Audible", "Hardcover", "Library"], gap.Evidence.Select(said => said.Witness));
        Assert.Equal("Lists “Copper Oath” as volume 2 (ASIN B0AMBER002; 2012-03-04; english; 10 h 30 min).", gap.Evidence[0].Statement);
        Assert.Equal("1 items of “Amber Road” are held (1); nothing owned covers this by ASIN, title, position or pack.", gap.Evidence[2].Statement);
    }

    [Theory]
    [InlineData("Copper House", null, "Copper House")]
    [InlineData("Copper House", "copper house", "Copper House")]
    [InlineData("Copper House", "Another House", null)]
    [InlineData(null, null, null)]
    public void FindSeriesGaps_Publishers_AreToldWhenTheyAgree(string? audible, string? hardcover, string? expected) =>
        Assert.Equal(
            expected,
            Assert.Single(Find([Listed(1), Listed(2) with { Publisher = audible }], [Printed(2) with { Publisher = hardcover }]).Gaps).Publisher
        );

    [Fact]
    public void FindSeriesGaps_OneWorkAtTwoPositions_IsDisputed()
    {
        var gap = Assert.Single(Find([Listed(1), Listed(2)], [Printed(2) with { Sequence = SequenceText.Parse("3") }]).Gaps);

        Assert.Equal(GapClass.Disputed, gap.Class);
        Assert.Contains(gap.Evidence, said => said.Statement == "Audible puts “Copper Oath” at 2, Hardcover at 3.");
    }

    [Fact]
    public void FindSeriesGaps_TitleContradictsThePosition_IsNotOwned()
    {
        // The library calls volume 1 number 2; volume 2 is still missing.
        var snapshot = Library(Volume(1) with { Series = [new("Amber Road", SequenceText.Parse("2"))] });

        var result = Find(snapshot, [Listed(1), Listed(2)], []);

        Assert.Equal(2, Assert.Single(result.Gaps).Number);
        Assert.Equal((2, 1), (result.Slots, result.Owned));
    }

    [Fact]
    public void FindSeriesGaps_PartOfAVolumeHeld_SaysSo()
    {
        var snapshot = Library(Volume(1), Volume(2) with { Id = "half", Title = "Copper Oath (Part 1 of 2)" });

        var gap = Assert.Single(Find(snapshot, [Listed(1), Listed(2)], []).Gaps);

        Assert.EndsWith("Item half is part 1 of it, which is not the volume.", gap.Evidence[^1].Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void FindSeriesGaps_NovellasWanted_AreMissing()
    {
        CatalogWork[] works = [Listed(1), Listed(2) with { Sequence = SequenceText.Parse("1.5") }];

        Assert.Equal(GapClass.Novella, Assert.Single(Find(works, []).Gaps).Class);
        Assert.Equal(GapClass.Missing, Assert.Single(Find(Library(Volume(1)), works, [], new GapOptions { IncludeNovellas = true }).Gaps).Class);
    }

    [Fact]
    public void FindSeriesGaps_NoDateNoAsinNoRelease_IsUnreleased() =>
        Assert.Equal(GapClass.Unreleased, Assert.Single(Find([Listed(1)], [Printed(2) with { ReleaseDate = null }]).Gaps).Class);

    [Fact]
    public void FindSeriesGaps_CatalogOfAnotherSeriesOfThatName_IsLeftOut() =>
        Assert.Empty(Find([Listed(1)], [Printed(2) with { Authors = ["Somebody Else"] }]).Gaps);

    [Fact]
    public void FindSeriesGaps_OnlyTheTrackerKnowsIt_IsOfMediumConfidenceAndHolesStay()
    {
        var snapshot = Library(Volume(1), Volume(4));
        var catalog = TrackerCatalog.From(
            "The Amber Road",
            [Row("Copper Oath", "2"), Row("Amber Road 5-7", "5-7"), Row("An Ebook", "3") with { IsAudiobook = false }]
        );

        var gaps = GapFinder.FindSeriesGaps(snapshot.Series[0], [catalog], snapshot.Index, new GapOptions(), Today).Gaps;

        Assert.Equal([(2m, GapConfidence.Medium), (3m, GapConfidence.Low)], gaps.Select(gap => (gap.Number!.Value, gap.Confidence)));
    }

    [Fact]
    public void FindSeriesGaps_TrackerRowThatFitsNoSlot_IsNoGap()
    {
        var snapshot = Library(Volume(1));
        var tracker = TrackerCatalog.From("Amber Road", [Row("Copper Oath", "7"), Row("A Different Thing", "9")]);

        var gap = Assert.Single(
            GapFinder.FindSeriesGaps(snapshot.Series[0], [Catalog("Audible", Listed(1), Listed(2)), tracker], snapshot.Index, new GapOptions(), Today).Gaps
        );

        Assert.Equal((2m, GapClass.Missing, GapConfidence.High), (gap.Number!.Value, gap.Class, gap.Confidence));
        Assert.Contains(gap.Evidence, said => said.Witness == "MyAnonamouse");
    }

    [Fact]
    public void FindSeriesGaps_YearForANumber_MakesNoHoles()
    {
        var snapshot = Library(Volume(1), Volume(2) with { Series = [new("Amber Road", SequenceText.Parse("1984"))] });

        Assert.Empty(GapFinder.FindSeriesGaps(snapshot.Series[0], [], snapshot.Index, new GapOptions(), Today).Gaps);
    }

    [Fact]
    public void FindSeriesGaps_SeriesAfterItsFirstVolume_TellsVolumesByTheirNumbers()
    {
        CatalogWork[] works =
        [
            .. Enumerable
                .Range(1, 4)
                .Select(number =>
                    Listed(1) with
                    {
                        Title = $"Amber Road, Book {number}",
                        Sequence = SequenceText.Parse($"{number}"),
                        Asins = [$"B0ROAD{number:D4}"],
                    }
                ),
        ];
        var snapshot = Library(Volume(3) with { Title = "Amber Road Vol. 3" });

        Assert.Equal([1m, 2m, 4m], Find(snapshot, works, []).Gaps.Select(gap => gap.Number!.Value));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void FindAuthorGaps_FewerThanFiveMissing_AreWantedNow(int missing, bool wantedNow)
    {
        var snapshot = Library(Volume(1), Volume(2));
        var works = Enumerable
            .Range(0, missing)
            .Select(number => Listed(1) with { Title = $"Pale Harbour {(char)('A' + number)}", Asins = [$"B0PALE{number:D4}"], Sequence = SequenceText.Empty });

        var result = GapFinder.FindAuthorGaps(
            snapshot.Authors[0],
            [Catalog("Audible", [.. works, Listed(2)])],
            snapshot.Index,
            new HashSet<string>(),
            new GapOptions(),
            Today
        );

        Assert.Equal((wantedNow, missing, 1), (result.WantedNow, result.Gaps.Count, result.Owned));
        Assert.All(result.Gaps, gap => Assert.Equal(!wantedNow, gap.Wishlist));
    }

    [Fact]
    public void FindAuthorGaps_OneOwnedBookOrAGapAlready_IsNone()
    {
        var one = Library(Volume(1));
        Assert.Empty(GapFinder.FindAuthorGaps(one.Authors[0], [Catalog("Audible", Listed(2))], one.Index, new HashSet<string>(), new GapOptions(), Today).Gaps);

        var two = Library(Volume(1), Volume(3));
        var known = GapWorkKeys.Of(Assert.Single(Find(two, [Listed(1), Listed(2), Listed(3)], []).Gaps)).ToHashSet();
        Assert.Empty(GapFinder.FindAuthorGaps(two.Authors[0], [Catalog("Audible", Listed(2))], two.Index, known, new GapOptions(), Today).Gaps);
    }

    private static SeriesGapResult Find(CatalogWork[] audible, CatalogWork[] hardcover) => Find(Library(Volume(1)), audible, hardcover);

    private static SeriesGapResult Find(LibrarySnapshot snapshot, CatalogWork[] audible, CatalogWork[] hardcover, GapOptions? options = null) =>
        GapFinder.FindSeriesGaps(
            snapshot.Series[0],
            [Catalog("Audible", audible), Catalog("Hardcover", hardcover)],
            snapshot.Index,
            options ?? new GapOptions(),
            Today
        );

    private static SeriesCatalog Catalog(string witness, params CatalogWork[] works) => new(witness, "Amber Road", works, default);

    private static string Title(int number) =>
        number switch
        {
            1 => "Iron Lantern",
            2 => "Copper Oath",
            3 => "Silent Quarry",
            _ => "Winter Garrison",
        };

    private static CatalogWork Listed(int number) =>
        Printed(number) with
        {
            Asins = [$"B0AMBER{number:D3}"],
            Language = "english",
            Duration = TimeSpan.FromHours(10.5),
            HasAudio = true,
        };

    private static CatalogWork Printed(int number) =>
        new()
        {
            Title = Title(number),
            Authors = ["Ann Writer"],
            Sequence = SequenceText.Parse($"{number}"),
            ReleaseDate = new DateOnly(2012, 3, 4),
        };

    private static Book Volume(int number) =>
        new()
        {
            Id = $"item-{number}",
            Title = Title(number),
            Authors = ["Ann Writer"],
            Narrators = ["Nora Reader"],
            Language = "English",
            Series = [new("Amber Road", SequenceText.Parse($"{number}"))],
        };

    private static Release Row(string title, string sequence) =>
        new()
        {
            Id = 1,
            Title = title,
            Authors = ["Ann Writer"],
            IsAudiobook = true,
            LanguageCode = "ENG",
            Series = [new("Amber Road", SequenceText.Parse(sequence))],
        };

    private static LibrarySnapshot Library(params Book[] books)
    {
        var builder = new SnapshotBuilder();
        foreach (var book in books)
            builder.Add(book);
        return builder.Build();
    }
}
