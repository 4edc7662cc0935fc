using MamCrawler.Core.Gaps;
using MamCrawler.Core.Tests.Scanning;

namespace MamCrawler.Core.Tests.State;

public sealed class GapStoreTests : IDisposable
{
    private readonly ScanStores _stores = new();

    [Fact]
    public async Task Put_GapFoundAgain_KeepsItOnceWithTheNewRun()
    {
        await _stores.Gaps.PutAsync("run1", [GapOf("dune/3", "Children of Dune"), GapOf("dune/5", "Heretics")], TestContext.Current.CancellationToken);
        await _stores.Gaps.PutAsync("run2", [GapOf("dune/3", "Children of Dune")], TestContext.Current.CancellationToken);

        var all = await _stores.Gaps.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([("dune/3", "run2"), ("dune/5", "run1")], all.Select(stored => (stored.Gap.Id, stored.RunId)));
    }

    [Fact]
    public async Task Find_KeptGap_ComesBackWhole()
    {
        var gap = GapOf("dune/3", "Children of Dune") with
        {
            Authors = ["Frank Herbert"],
            Number = 3.5m,
            Asins = ["B000000001"],
            ExpectedDurations = [TimeSpan.FromHours(17)],
            ReleaseDate = new DateOnly(2008, 1, 2),
            Evidence = [new GapEvidence("Audible", "Lists it at 3.5.")],
        };
        await _stores.Gaps.PutAsync("run1", [gap], TestContext.Current.CancellationToken);

        var found = await _stores.Gaps.FindAsync("dune/3", TestContext.Current.CancellationToken);

        Assert.Equivalent(gap, found!.Gap, strict: true);
        Assert.Equal(GapRest.WitnessStamp(gap), found.Stamp);
    }

    [Fact]
    public async Task Remove_ClosedGap_IsGone()
    {
        await _stores.Gaps.PutAsync("run1", [GapOf("dune/3", "Children of Dune")], TestContext.Current.CancellationToken);

        await _stores.Gaps.RemoveAsync(["dune/3"], TestContext.Current.CancellationToken);

        Assert.Null(await _stores.Gaps.FindAsync("dune/3", TestContext.Current.CancellationToken));
    }

    public void Dispose() => _stores.Dispose();

    private static Gap GapOf(string id, string title) =>
        new()
        {
            Id = id,
            GroupKey = "dune",
            Class = GapClass.Missing,
            Confidence = GapConfidence.Medium,
            Title = title,
            Series = "Dune",
        };
}
