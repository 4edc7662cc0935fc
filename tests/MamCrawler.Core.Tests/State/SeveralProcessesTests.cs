using System.Globalization;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State.Files;
using MamCrawler.TestProcess;

namespace MamCrawler.Core.Tests.State;

/// <summary>Both file adapters with several real processes writing at once, some of them killed in the middle.</summary>
public sealed class SeveralProcessesTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Tables_FourProcessesIncrementOneRow_NoIncrementIsLost()
    {
        var processes = Enumerable.Range(0, 4).Select(_ => new ChildProcess("increment", directory.Path, "100")).ToList();
        await EndAllAsync(processes);
        Assert.Equal(400, await CounterAsync());
    }

    [Fact]
    public async Task Tables_ProcessesAreKilledWhileTheyIncrement_NoAcknowledgedIncrementIsLost()
    {
        var random = new Random(20260301);
        var (acknowledged, killed) = (0, 0);
        using var steady = new ChildProcess("increment", directory.Path, "150");
        for (var round = 0; round < 8; round++)
        {
            using var victim = new ChildProcess("increment", directory.Path, "100000");
            await victim.UntilAsync(1 + random.Next(25));
            await victim.KillAsync();
            acknowledged += victim.Lines.Count;
            killed++;
        }

        await steady.EndAsync();
        acknowledged += steady.Lines.Count;
        // The write that a process was killed in may or may not count; no other.
        Assert.InRange(await CounterAsync(), acknowledged, acknowledged + killed);
        Assert.All(await JournalLinesAsync(), line => Assert.StartsWith("{\"crc\":", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tables_ProcessesAreKilledInTheMiddleOfBatches_EveryBatchIsWholeOrAbsent()
    {
        var random = new Random(20260302);
        using var store = new FileTableStore(directory.Path);
        using var steady = new ChildProcess("batches", directory.Path, "200", "steady");
        for (var round = 0; round < 8; round++)
        {
            using var victim = new ChildProcess("batches", directory.Path, "100000", $"victim{round}");
            await victim.UntilAsync(1 + random.Next(15));
            await AssertWholeBatchAsync(store);
            await victim.KillAsync();
            await AssertWholeBatchAsync(store);
        }

        await steady.EndAsync();
        using var reopened = new FileTableStore(directory.Path);
        await AssertWholeBatchAsync(reopened);
    }

    [Fact]
    public async Task Documents_ProcessesAreKilledWhileTheyPut_AReaderSeesOneWholeDocument()
    {
        var random = new Random(20260303);
        var store = new FileDocumentStore(directory.Path, TimeProvider.System);
        using var steady = new ChildProcess("documents", directory.Path, "60", "steady");
        for (var round = 0; round < 5; round++)
        {
            using var victim = new ChildProcess("documents", directory.Path, "100000", $"victim{round}");
            await victim.UntilAsync(1 + random.Next(10));
            await AssertWholeDocumentAsync(store);
            await victim.KillAsync();
            await AssertWholeDocumentAsync(store);
        }

        await steady.EndAsync();
        Assert.Equal([StoreWork.Document], await store.ListAsync("", None).ToListAsync());
    }

    private static async Task AssertWholeDocumentAsync(FileDocumentStore store)
    {
        using var reader = new StreamReader((await store.OpenAsync(StoreWork.Document, None))!);
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5000, lines.Length);
        Assert.Single(lines.Distinct());
    }

    private static async Task AssertWholeBatchAsync(FileTableStore store)
    {
        var rows = await store.QueryAsync(StoreWork.Table, "batches", RowKeyRange.All, None).ToListAsync();
        Assert.Equal(StoreWork.RowsOfABatch, rows.Count);
        Assert.Single(rows.Select(row => row.Properties["Value"]).Distinct());
    }

    private static async Task EndAllAsync(List<ChildProcess> processes)
    {
        foreach (var process in processes)
        {
            await process.EndAsync();
            process.Dispose();
        }
    }

    private async Task<int> CounterAsync()
    {
        using var store = new FileTableStore(directory.Path);
        return Convert.ToInt32((await store.GetAsync(StoreWork.Table, "counters", "counter", None))!.Properties["Value"], CultureInfo.InvariantCulture);
    }

    private async Task<string[]> JournalLinesAsync() =>
        await File.ReadAllLinesAsync(Directory.GetFiles(Path.Combine(directory.Path, "tables"), "*.jsonl").Single());
}
