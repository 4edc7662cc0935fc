using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Functions.Durable;
using MamCrawler.Tests.Programs;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Testing;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace MamCrawler.Functions.Tests.Durable;

/// <summary>The real Durable engine in this process, with the form of JSON that the app uses.</summary>
internal sealed class DurableEngine : IAsyncDisposable
{
    private readonly DurableTaskTestHost host;
    private readonly DurableOrchestrationClient client;

    private DurableEngine(DurableTaskTestHost host)
    {
        this.host = host;
        client = new DurableOrchestrationClient(Scope);
    }

    public DurableClientScope Scope { get; } = new();

    /// <summary>Our client; asking for it is what an invocation does at its beginning.</summary>
    public DurableOrchestrationClient Client
    {
        get
        {
            Scope.Enter(host.Client);
            return client;
        }
    }

    public DurableTaskClient Durable => host.Client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<DurableEngine> StartAsync(Action<DurableTaskRegistry> register, RecordingLoggers? loggers = null)
    {
        var converter = new JsonDataConverter(OrchestrationJson.Options);
        var options = new DurableTaskTestHostOptions
        {
            Port = LoopbackPort.Free(),
            LoggerFactory = loggers,
            ConfigureServices = services =>
                services
                    .Configure<DurableTaskWorkerOptions>(worker => worker.DataConverter = converter)
                    .Configure<DurableTaskClientOptions>(client => client.DataConverter = converter),
        };
        return new DurableEngine(await DurableTaskTestHost.StartAsync(register, options, Token));
    }

    /// <summary>An orchestrator whose body stands in the test.</summary>
    public static void Add(DurableTaskRegistry registry, string name, Func<IOrchestrationContext, int, Task<string>> body) =>
        registry.AddOrchestratorFunc<int, string>(name, (context, input) => body(new DurableOrchestrationContext(context), input));

    /// <summary>Starts an orchestration and waits for its end.</summary>
    public async Task<OrchestrationState> RunAsync(string name, object? input, string id = "one")
    {
        Assert.True(await Client.StartAsync(name, id, input, Token));
        return await EndAsync(id);
    }

    /// <summary>Waits for an orchestration's end.</summary>
    public async Task<OrchestrationState> EndAsync(string id = "one")
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        await host.Client.WaitForInstanceCompletionAsync(id, patience.Token);
        return (await Client.GetStateAsync(id, Token))!;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
