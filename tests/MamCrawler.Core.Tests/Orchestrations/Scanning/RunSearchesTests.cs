using MamCrawler.Core.Faults;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Scanning;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Tests.Orchestrations.Scanning;

/// <summary>Wishes have half of a run, and the limits of the run hold for all of it.</summary>
public sealed class RunSearchesTests
{
    [Theory]
    // No wishes: down the order.
    [InlineData(0, 6, 1, 1, "0 1 2 3 4 5")]
    // Half of ten grabs, then the series, then what is left.
    [InlineData(8, 10, 1, 1, "0 1 2 3 4 8 9 5 6 7")]
    // Wishes that find nothing end at half of the requests.
    [InlineData(8, 9, 0, 10, "0 1 2 3 4 8 5 6 7")]
    // One series that fills the run ends it.
    [InlineData(1, 3, 9, 1, "0 1")]
    [InlineData(3, 3, 1, 1, "0 1 2")]
    public async Task Run_WishesAndSeries_AreSearchedInTheirTurn(int wishes, int batches, int grabs, int requests, string expected)
    {
        var context = new Context(_ => new SearchOutcome(1, grabs, requests));
        var totals = await RunSearches.RunAsync(context, Input, new OrderOutcome(50, 20, batches) { Wishes = wishes });
        Assert.Equal(expected, string.Join(' ', context.Batches));
        Assert.Equal(context.Batches.Max() + 1, totals.Reach);
    }

    [Fact]
    public async Task Run_TrackerRefuses_EndsTheSearchForWishesToo()
    {
        var context = new Context(_ => new SearchOutcome(0, 0, 1, new Fault(FaultName.TrackerUnreachable, "MyAnonamouse", "It is away.", FaultResponse.Wait)));
        await RunSearches.RunAsync(context, Input, new OrderOutcome(50, 20, 4) { Wishes = 2 });
        Assert.Equal([0], context.Batches);
    }

    private static ScanInput Input => new("20261120T010000000", ScanMode.Propose, 10, 100, 4);

    private sealed class Context(Func<int, SearchOutcome> answer) : IOrchestrationContext
    {
        public List<int> Batches { get; } = [];

        public string InstanceId => "scan";

        public DateTimeOffset CurrentUtcDateTime => DateTimeOffset.UnixEpoch;

        public bool IsReplaying => false;

        public Guid NewGuid() => Guid.Empty;

        public Task<TOutput> CallActivityAsync<TOutput>(string name, object? input, RetryOptions? retry = null)
        {
            var batch = ((SearchInput)input!).Batch;
            Batches.Add(batch);
            return Task.FromResult((TOutput)(object)answer(batch));
        }

        public Task<TOutput> CallSubOrchestratorAsync<TOutput>(string name, object? input, string? instanceId = null) => throw new NotSupportedException();

        public Task CreateTimer(DateTimeOffset fireAt, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void ContinueAsNew(object? input) => throw new NotSupportedException();

        public void SetCustomStatus(object? status) => Assert.IsType<ScanProgress>(status);

        public ILogger CreateReplaySafeLogger(string category) => NullLogger.Instance;
    }
}
