using System.Collections.Concurrent;
using MamCrawler.Azure.Tables;
using MamCrawler.Core.Account;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Azure.Tests.Lane;

/// <summary>rules.md 5, One owner, where the lease row stands in Table Storage; with real processes on file state it is shown in the tests of the integrations.</summary>
public sealed class TrackerLaneTests(Azurite azurite)
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(100);

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_HoldersFightAndOneDies_NeverMeetAndKeepThePace()
    {
        var tables = new OwnTables(new TableStorageStore(azurite.Connect().Tables));
        var options = new TrackerLaneOptions
        {
            Pace = new PaceOptions
            {
                MinimumGap = Gap,
                Jitter = Gap / 2,
                Pause = Gap,
            },
            Lease = TimeSpan.FromSeconds(3),
            RequestTimeout = TimeSpan.FromSeconds(1),
            AbortMargin = TimeSpan.FromSeconds(1),
            Skew = TimeSpan.FromSeconds(1),
            LookEvery = TimeSpan.FromMilliseconds(50),
        };
        // It takes the lane and never gives it back, as a process that was killed.
        var killed = new TrackerLane(tables, options, TimeProvider.System, seed: 9);
        var fences = new ConcurrentQueue<long>();
        await killed.RunAsync((turn, _) => Asked(turn, fences), None);
        var at = new ConcurrentQueue<DateTimeOffset>();
        var running = 0;

        await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(async seed =>
                {
                    await using var lane = new TrackerLane(tables, options, TimeProvider.System, seed);
                    for (var request = 0; request < 6; request++)
                    {
                        await lane.RunAsync(
                            async (turn, token) =>
                            {
                                Assert.Equal(1, Interlocked.Increment(ref running));
                                at.Enqueue(TimeProvider.System.GetUtcNow());
                                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, token);
                                Interlocked.Decrement(ref running);
                                return await Asked(turn, fences);
                            },
                            None
                        );
                        if (request % 2 == 1)
                            await lane.ReleaseAsync(None);
                    }
                })
        );

        Assert.Equal(18, at.Count);
        Assert.Equal(fences.Order(), fences);
        Assert.True(fences.Distinct().Count() >= 4, "The lane did not change hands.");
        Assert.All(at.Skip(1).Zip(at, (later, earlier) => later - earlier), gap => Assert.True(gap >= Gap, $"{gap}"));
    }

    private static Task<int> Asked(LaneTurn turn, ConcurrentQueue<long> fences)
    {
        fences.Enqueue(turn.Fence);
        return Task.FromResult(0);
    }

    // Other tests use the same Azurite, and a lane of their own in it.
    private sealed class OwnTables(TableStorageStore inner) : ITableStore
    {
        private readonly string prefix = "L" + Guid.NewGuid().ToString("N");

        public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
            inner.GetAsync(prefix + table, partitionKey, rowKey, cancellationToken);

        public IAsyncEnumerable<TableRow> QueryAsync(string table, string? partitionKey, RowKeyRange range, CancellationToken cancellationToken) =>
            inner.QueryAsync(prefix + table, partitionKey, range, cancellationToken);

        public Task<string?> WriteAsync(string table, TableOperation operation, CancellationToken cancellationToken) =>
            inner.WriteAsync(prefix + table, operation, cancellationToken);

        public Task<IReadOnlyList<string?>> WriteBatchAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
            inner.WriteBatchAsync(prefix + table, operations, cancellationToken);

        public IAsyncEnumerable<string> ListTablesAsync(CancellationToken cancellationToken) => inner.ListTablesAsync(cancellationToken);
    }
}
