using MamCrawler.Local.Hosting;

namespace MamCrawler.Local.Tests.Hosting;

public sealed class LaneTests : IDisposable
{
    private static readonly Uri Tracker = new("https://tracker.example/");
    private readonly TestFolder one = new();
    private readonly TestFolder other = new();
    private readonly TestFolder locks = new();

    public LaneTests() => locks.Data.Create();

    [Fact]
    public void TryTake_SameTrackerFromAnotherFolder_IsRefusedUntilTheFirstHasFinished()
    {
        using (Lane.Take(one.Data, Tracker, locks.Data.Path))
        {
            Assert.Null(Lane.TryTake(other.Data, new Uri("https://TRACKER.example/prefix/"), locks.Data.Path));
        }

        using var lane = Lane.TryTake(other.Data, Tracker, locks.Data.Path);
        Assert.NotNull(lane);
    }

    [Fact]
    public void TryTake_TrackerTaken_LeavesTheFolderFree()
    {
        using var first = Lane.Take(one.Data, Tracker, locks.Data.Path);
        Assert.Null(Lane.TryTake(other.Data, Tracker, locks.Data.Path));
        using var lane = Lane.TryTake(other.Data, new Uri("https://elsewhere.example/"), locks.Data.Path);
        Assert.NotNull(lane);
    }

    [Fact]
    public void TryTake_TrackersOnLoopback_AreManyWorlds()
    {
        using var first = Lane.Take(one.Data, new Uri("http://127.0.0.1:1/"), locks.Data.Path);
        using var second = Lane.TryTake(other.Data, new Uri("http://127.0.0.1:1/"), locks.Data.Path);
        Assert.NotNull(second);
    }

    public void Dispose()
    {
        one.Dispose();
        other.Dispose();
        locks.Dispose();
    }
}
