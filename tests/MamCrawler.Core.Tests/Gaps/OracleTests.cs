using MamCrawler.Core.Gaps;

namespace MamCrawler.Core.Tests.Gaps;

public sealed class OracleTests
{
    private static readonly DateOnly Today = new(2026, 1, 15);

    [Fact]
    public void Order_LibraryOfTheOracle_Gives81MissingIn11SeriesInItsOrder()
    {
        var oracle = Oracle.Read();

        var order = Find(oracle, traps: false);

        Assert.Equal(81, order.Count);
        Assert.Equal(oracle.Order, order.Select(gap => gap.Series!).Distinct());
        Assert.Equal(42, order.Count(gap => oracle.Order.Take(3).Contains(gap.Series)));
        foreach (var series in oracle.Series)
            Assert.Equal(series.Missing.Select(number => (decimal?)number), order.Where(gap => gap.Series == series.Name).Select(gap => gap.Number));
        Assert.All(order, gap => Assert.Equal(GapConfidence.High, gap.Confidence));
    }

    [Fact]
    public void Order_LibraryWithTheNineTraps_GivesThe72ThatAreReallyMissing()
    {
        var oracle = Oracle.Read();

        var order = Find(oracle, traps: true);

        Assert.Equal(oracle.OrderWithTraps, order.GroupBy(gap => gap.Series!).Select(group => (group.Key, group.Count())));
        var owned = oracle.Traps.Select(trap => (trap.OwnsSeries, (decimal)trap.OwnsNumber)).ToHashSet();
        var expected = oracle.Series.SelectMany(series => series.Missing.Select(number => (series.Name, (decimal)number))).Where(gap => !owned.Contains(gap));
        Assert.Equal(expected.Order(), order.Select(gap => (gap.Series!, gap.Number!.Value)).Order());
    }

    [Fact]
    public void FindSeriesGaps_FollowedSeriesKnownByAnotherName_LearnsTheName()
    {
        var oracle = Oracle.Read();
        var world = new OracleWorld(oracle, traps: false);
        var snapshot = world.Read();
        var land = snapshot.Series.Single(group => group.Name == "The Land");

        var result = GapFinder.FindSeriesGaps(land, world.Catalogs(land), snapshot.Index, new GapOptions(), Today);

        Assert.Equal(["Chaos Seeds"], result.LearntAliases);
        Assert.Equal(10, result.Slots);
        Assert.Equal(0, result.Owned);
    }

    private static IReadOnlyList<Gap> Find(Oracle oracle, bool traps)
    {
        var world = new OracleWorld(oracle, traps);
        var snapshot = world.Read();
        var options = new GapOptions { MajorityLanguage = snapshot.MajorityLanguage };
        return GapOrder.Order(snapshot.Series.SelectMany(group => GapFinder.FindSeriesGaps(group, world.Catalogs(group), snapshot.Index, options, Today).Gaps));
    }
}
