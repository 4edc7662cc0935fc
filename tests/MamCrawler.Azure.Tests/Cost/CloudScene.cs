using MamCrawler.Azure.Documents;
using MamCrawler.Azure.Queues;
using MamCrawler.Azure.Tables;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State.Files;
using MamCrawler.Hosting.Composition;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.Hosting;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Azure.Tests.Cost;

/// <summary>The cloud's state on a real Azurite under the simulated world of 1,605 books, scanned by the in-process engine, whose own state is not counted.</summary>
internal sealed class CloudScene : IAsyncDisposable
{
    private const double Acceleration = 300;
    private const int Limit = 81;
    private readonly DirectoryInfo engineFolder = Directory.CreateTempSubdirectory("mamcrawler-cost-");
    private readonly FileTableStore engineTables;
    private readonly AcceleratedTimeProvider clock;
    private readonly SimulatorSet simulators;
    private readonly Func<TransactionCounter, StorageClients> connect;

    private CloudScene(AcceleratedTimeProvider clock, SimulatorSet simulators, Func<TransactionCounter, StorageClients> connect)
    {
        (this.clock, this.simulators, this.connect) = (clock, simulators, connect);
        engineTables = new FileTableStore(engineFolder.FullName);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<CloudScene> StartAsync(Func<TransactionCounter, StorageClients> connect)
    {
        var clock = new AcceleratedTimeProvider(TimeProvider.System, Acceleration);
        var world = new WorldOptions { Books = 1605, Today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) };
        var simulators = await SimulatorSet.StartAsync(new SimulatorSetOptions { World = world, Time = clock }, Token);
        return new CloudScene(clock, simulators, connect);
    }

    /// <summary>Follows what the world wants followed, outside the bill: a person does it, once.</summary>
    public async Task FollowAsync()
    {
        await using var host = await HostAsync(connect(new TransactionCounter()));
        foreach (var (name, author) in SimulatedWorld.FollowedSeries)
            await host.Follows.AddAsync(FollowedKind.Series, name, author, Token);
    }

    /// <summary>Scans in a process of its own, as it were: nothing is remembered but what is stored.</summary>
    public async Task<ScanBill> ScanAsync()
    {
        var counter = new TransactionCounter();
        await using var host = await HostAsync(connect(counter));
        await using var engine = new InProcessEngine(
            host.Scanning.AddTo(new CloudRegistry(new OrchestrationRegistry(), host)).Inner,
            engineTables,
            clock,
            NullLoggerFactory.Instance
        );
        var scans = host.ScansOn(engine);
        var start = await scans.StartAsync(new ScanRequest(ScanMode.Propose, Limit), Token);
        var end = await engine.WaitAsync(ScanLibrary.ScanInstanceId, Token);
        var (own, kinds) = (counter.Total, counter.ToString());
        var state = await scans.GetAsync(start.RunId, Token);
        return new ScanBill(
            end.Status,
            state!.Summary!,
            own,
            kinds,
            engine.Counters.Activities,
            await engineTables
                .QueryAsync("OrchestrationInstances", null, RowKeyRange.All, Token)
                .CountAsync(row => row.Properties.ContainsKey("Parent") && (DateTimeOffset)row.Properties["CreatedAt"] >= end.CreatedAt, Token),
            engine.Counters.Turns
        );
    }

    public async ValueTask DisposeAsync()
    {
        await simulators.DisposeAsync();
        engineTables.Dispose();
        engineFolder.Delete(recursive: true);
    }

    private Task<HostServices> HostAsync(StorageClients storage)
    {
        var settings = simulators.Settings.ToDictionary(
            setting => SettingsOverrides.Prefix + setting.Key.Replace(":", "__", StringComparison.Ordinal),
            setting => setting.Value,
            StringComparer.Ordinal
        );
        return HostServices.MakeAsync(
            new HostParts(EnvironmentSettings.Read(settings), new MemorySecretStore(simulators.Secrets), clock)
            {
                Tables = new TableStorageStore(storage.Tables),
                Documents = new BlobDocumentStore(storage.Documents),
                Queue = new StorageWorkQueue(storage.Queues, clock),
                TrackerLease = TimeSpan.FromSeconds(90) * Acceleration,
            },
            Token
        );
    }
}
