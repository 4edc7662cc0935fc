using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.Tests.Scanning;

/// <summary>Which row is the engine's run.</summary>
public sealed class ScansTests : IDisposable
{
    private readonly ScanStores _stores = new();
    private readonly StillEngine _engine = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_AStartWasKilledAfterTheEngineRefusedIt_TheRunningScanIsStillRunning()
    {
        var scans = new Scans(_engine, _stores.Runs, new ScanOptions(), _stores.Clock);
        var running = await scans.StartAsync(new ScanRequest(ScanMode.Propose, 10), Token);
        _engine.State = StateOf(_stores.Clock.GetUtcNow());
        _stores.Clock.Advance(TimeSpan.FromMinutes(1));
        await _stores.Runs.BeginAsync(new ScanInput("99991231T000000000", ScanMode.Propose, 10, 100, 4), _stores.Clock.GetUtcNow(), Token);

        Assert.Equal(OrchestrationStatus.Running, (await scans.GetAsync(running.RunId, Token))!.Status);
        Assert.Equal(running.RunId, (await scans.GetNewestAsync(Token))!.RunId);
        Assert.Equal(new ScanStart(running.RunId, Started: false), await scans.StartAsync(new ScanRequest(ScanMode.Propose, 10), Token));
        Assert.Equal(OrchestrationStatus.Failed, (await scans.GetAsync("99991231T000000000", Token))!.Status);
        Assert.True(await scans.CancelAsync(running.RunId, Token));
    }

    [Fact]
    public async Task Get_TheEngineStartedLongAfterTheRow_IsItsRunAllTheSame()
    {
        var scans = new Scans(_engine, _stores.Runs, new ScanOptions(), _stores.Clock);
        var start = await scans.StartAsync(new ScanRequest(ScanMode.Propose, 10), Token);
        _engine.State = StateOf(_stores.Clock.GetUtcNow().AddHours(1));

        Assert.Equal(OrchestrationStatus.Running, (await scans.GetAsync(start.RunId, Token))!.Status);
    }

    public void Dispose() => _stores.Dispose();

    private static OrchestrationState StateOf(DateTimeOffset createdAt) =>
        new(ScanLibrary.ScanInstanceId, nameof(ScanLibrary), OrchestrationStatus.Running, createdAt, createdAt, null, null);

    private sealed class StillEngine : IOrchestrationClient
    {
        public OrchestrationState? State { get; set; }

        public Task<bool> StartAsync(string name, string instanceId, object? input, CancellationToken cancellationToken) => Task.FromResult(State is null);

        public Task<OrchestrationState?> GetStateAsync(string instanceId, CancellationToken cancellationToken) => Task.FromResult(State);
    }
}
