using System.Collections.Concurrent;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.State;
using MamCrawler.TestProcess.Samples;
using MamCrawler.Tests;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Tests.Orchestrations;

/// <summary>Engines over one store, as if each were a process of its own.</summary>
internal sealed class EngineFixture : IAsyncDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly List<InProcessEngine> engines = [];

    public EngineFixture() => Store = new FileTableStore(directory.Path);

    public FileTableStore Store { get; }

    public ManualTimeProvider Time { get; } = new();

    public ILoggerFactory Loggers { get; set; } = NullLoggerFactory.Instance;

    public OrchestrationRegistry Registry { get; } = new();

    /// <summary>The activities begun, in order.</summary>
    public ConcurrentQueue<string> Begun { get; } = new();

    /// <summary>Holders that are no longer alive.</summary>
    public ConcurrentBag<string> Dead { get; } = [];

    public void AddSampleScan() => SampleScan.Register(Registry, Begun.Enqueue, TimeProvider.System);

    public InProcessEngine NewEngine(string holder = "one", ITableStore? store = null, Func<InProcessEngineOptions, InProcessEngineOptions>? change = null)
    {
        var options = new InProcessEngineOptions
        {
            Holder = holder,
            HolderIsAlive = name => !Dead.Contains(name),
            StatusInterval = TimeSpan.Zero,
        };
        var engine = new InProcessEngine(Registry, store ?? Store, Time, Loggers, change?.Invoke(options) ?? options);
        engines.Add(engine);
        return engine;
    }

    /// <summary>Runs an orchestration to its end.</summary>
    public async Task<OrchestrationState> RunAsync(string name, object? input, InProcessEngine? engine = null)
    {
        engine ??= NewEngine();
        Assert.True(await engine.StartAsync(name, name, input, CancellationToken.None));
        return await EndAsync(engine, name);
    }

    /// <summary>Waits for the end while the clock moves by itself.</summary>
    public async Task<OrchestrationState> EndAsync(InProcessEngine engine, string instanceId)
    {
        using var moving = Time.AdvanceByItself();
        return await engine.WaitAsync(instanceId, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in engines)
            await engine.DisposeAsync();
        Store.Dispose();
        directory.Dispose();
    }
}
