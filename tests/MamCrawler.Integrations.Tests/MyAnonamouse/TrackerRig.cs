using MamCrawler.Core.Drift;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Tests;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>A client before the strict stub, on a clock that moves by itself while everything waits.</summary>
internal sealed class TrackerRig : IAsyncDisposable
{
    private readonly IDisposable moving;
    private readonly List<MyAnonamouseClient> clients = [];

    public TrackerRig()
    {
        Stub = new StubTracker(Time);
        Secrets["mam-id"] = StubTracker.Seed;
        moving = Time.AdvanceByItself();
    }

    public static TrackerSearch AnySearch { get; } = new("The Wheel of Time", TrackerSearchFields.Series | TrackerSearchFields.Title, "Robert Jordan");

    public ManualTimeProvider Time { get; } = new();

    public StubTracker Stub { get; }

    public MemoryTables Tables { get; } = new();

    public MemorySecrets Secrets { get; } = new();

    public ListLogger Log { get; } = new();

    public MyAnonamouseOptions Options { get; set; } = new() { JitterSeed = 7 };

    /// <summary>A new process: another holder of the lane with nothing in memory.</summary>
    public MyAnonamouseClient NewProcess(IShapeWatch? shapes = null)
    {
        var client = new MyAnonamouseClient(
            new HttpClient(Stub, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan },
            Options,
            Tables,
            Secrets,
            Time,
            Log,
            shapes
        );
        clients.Add(client);
        return client;
    }

    /// <summary>The end of every process's invocation: the lane is given back.</summary>
    public async Task FlushAllAsync(CancellationToken cancellationToken)
    {
        foreach (var client in clients)
            await client.Lane.ReleaseAsync(cancellationToken);
    }

    /// <summary>A process that was killed: it will do nothing more, not even at the end.</summary>
    public void Abandon(MyAnonamouseClient client) => clients.Remove(client);

    public async ValueTask DisposeAsync()
    {
        Tables.Broken = null;
        foreach (var client in clients)
            await client.DisposeAsync();
        moving.Dispose();
        Stub.Dispose();
    }
}
