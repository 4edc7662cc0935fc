using MamCrawler.Core.Gaps;

namespace MamCrawler.Core.Tests.Gaps;

public sealed class GapOrderTests
{
    [Fact]
    public void Order_MostMissingFirst_TiesByName_ThenByVolume_AuthorsAfter()
    {
        Gap[] gaps =
        [
            Author("Zed Author", "Late Work") with
            {
                Wishlist = true,
            },
            Author("Ann Author", "Early Work"),
            Series("beta", 2),
            Series("Alpha", 10),
            Series("Alpha", 9),
            Series("beta", 1),
            Series("Zeta", 3),
            Series("Zeta", 1),
            Series("Zeta", 2),
            Series("Zeta", 4) with
            {
                Class = GapClass.Unreleased,
            },
        ];

        var order = GapOrder.Order(gaps);

        Assert.Equal(
            ["Zeta 1", "Zeta 2", "Zeta 3", "Alpha 9", "Alpha 10", "beta 1", "beta 2", "Early Work", "Late Work"],
            order.Select(gap => gap.Series is null ? gap.Title : $"{gap.Series} {gap.Number}")
        );
    }

    [Fact]
    public void Remove_OneWorkInTwoSeries_StaysWithTheFollowedOne()
    {
        var kept = GapDuplicates.Remove([
            Series("Alpha", 1) with
            {
                Asins = ["B1"],
            },
            Series("Alpha", 2),
            Series("beta", 7) with
            {
                Asins = ["B1"],
                Followed = true,
            },
        ]);

        Assert.Equal(["Alpha 2", "beta 7"], kept.Select(gap => $"{gap.Series} {gap.Number}").Order());
    }

    [Fact]
    public void Remove_SeriesUnderTwoNames_LeavesOneGap()
    {
        var kept = GapDuplicates.Remove([Series("Alpha", 1), Series("beta", 1) with { SeriesAliases = ["Alpha"] }]);

        Assert.Single(kept);
    }

    [Fact]
    public void Remove_TwoWorksThatOneSeriesDisputes_StayBoth()
    {
        var disputed = Series("Alpha", 1) with { Class = GapClass.Disputed };

        Assert.Equal(2, GapDuplicates.Remove([disputed with { Title = "One Way" }, disputed with { Title = "Another Way", Id = "other" }]).Count);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 7)]
    [InlineData(2, 14)]
    [InlineData(3, 30)]
    [InlineData(9, 30)]
    public void After_NothingFound_Rests7Then14Then30Days(int times, int days) => Assert.Equal(TimeSpan.FromDays(days), GapRest.After(times));

    [Fact]
    public void IsResting_RequestedOrChangedOrNeverAnswered_IsLookedAtAtOnce()
    {
        var last = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.True(GapRest.IsResting(last, 1, last.AddDays(6), requested: false, witnessChanged: false));
        Assert.False(GapRest.IsResting(last, 1, last.AddDays(7), requested: false, witnessChanged: false));
        Assert.False(GapRest.IsResting(last, 1, last.AddDays(6), requested: true, witnessChanged: false));
        Assert.False(GapRest.IsResting(last, 1, last.AddDays(6), requested: false, witnessChanged: true));
        Assert.False(GapRest.IsResting(null, 0, last, requested: false, witnessChanged: false));
    }

    [Fact]
    public void WitnessStamp_ChangesWithWitnessesAndNotWithTheLibrary()
    {
        var gap = Series("Alpha", 1) with { Evidence = [new("Audible", "Lists it."), new("Library", "Holds 2.")] };

        Assert.Equal(GapRest.WitnessStamp(gap), GapRest.WitnessStamp(gap with { Evidence = [new("Audible", "Lists it."), new("Library", "Holds 3.")] }));
        Assert.NotEqual(GapRest.WitnessStamp(gap), GapRest.WitnessStamp(gap with { Evidence = [new("Audible", "Lists it, from 2027 on.")] }));
    }

    [Fact]
    public void Validate_OptionsThatCannotBe_SaysSo()
    {
        Assert.Empty(new GapOptions().Validate());
        Assert.Equal(
            2,
            new GapOptions { AuthorOwnedAtLeast = 0, AuthorWantedNowBelow = 0 }
                .Validate()
                .Count
        );
    }

    private static Gap Series(string name, int number) =>
        new()
        {
            Id = $"{name} {number}",
            GroupKey = name,
            Class = GapClass.Missing,
            Confidence = GapConfidence.High,
            Series = name,
            Number = number,
            Authors = ["Ann Writer"],
            Title = $"{name} Story {(char)('A' + number)}",
        };

    private static Gap Author(string name, string title) =>
        new()
        {
            Id = title,
            GroupKey = name,
            Class = GapClass.Missing,
            Confidence = GapConfidence.Medium,
            Title = title,
            Authors = [name],
        };
}
