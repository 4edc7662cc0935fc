using System.Text.Json;
using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.State;

/// <summary>
/// Forward and back: a store that the version before wrote (<c>version-1</c>: a scan, an approval, a rejection and a push of the release before Azure) is read and gone on
/// with, what is written today has everything that version reads, and what a version to come may write is a named fault.
/// </summary>
public sealed class MigrationTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryDirectory directory = new();
    private readonly ManualTimeProvider clock = new(new DateTimeOffset(2026, 11, 21, 1, 0, 0, TimeSpan.Zero));
    private readonly FileTableStore files;
    private readonly SchemaCheckedTableStore tables;

    public MigrationTests()
    {
        Directory.CreateDirectory(Path.Combine(directory.Path, "tables"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "State", "version-1", "tables")))
            File.Copy(file, Path.Combine(directory.Path, "tables", Path.GetFileName(file)));
        files = new FileTableStore(directory.Path);
        tables = new SchemaCheckedTableStore(files);
    }

    public void Dispose()
    {
        files.Dispose();
        directory.Dispose();
    }

    [Fact]
    public async Task Forward_StoreOfTheVersionBefore_IsReadAndGoneOnWith()
    {
        var downloads = new DownloadStore(tables, clock);
        Assert.Equal(
            [("mam-1213774", DownloadState.Downloading), ("mam-1226299", DownloadState.Rejected), ("mam-1228481", DownloadState.Wanted)],
            await downloads.QueryAsync([], None).Select(download => (download.Id, download.State)).ToListAsync(None)
        );
        var pushed = await downloads.HistoryAsync("mam-1213774", None).Select(step => step.To).ToListAsync(None);
        Assert.Equal(
            [DownloadState.Wanted, DownloadState.Approved, DownloadState.Fetching, DownloadState.Pushed, DownloadState.Downloading],
            pushed.Distinct()
        );
        var standings = await new GapStandings(new GapStore(tables), new AnswerStore(tables), downloads).ListAsync(None).ToListAsync(None);
        Assert.NotEmpty(standings);
        Assert.Equal(21, await new AnswerStore(tables).ReadAllAsync(None).CountAsync(None));
        var run = (await new RunStore(tables).FindNewestAsync(None))!;
        Assert.Equal((200, 3, 76), (run.Summary!.Books, run.Summary.Queued, run.Summary.GapsByClass["Missing"]));
        Assert.Equal(2.64, (await new AccountStore(tables).GetAsync(None))!.Ratio);
        Assert.Equal("The Land", (await new FollowStore(tables, clock).ListAsync(None).FirstAsync(None)).Name);

        var queue = new FileWorkQueue(directory.Path, clock);
        Assert.Equal(DownloadState.Approved, (await new Approvals(downloads, queue, clock).ApproveAsync("mam-1228481", None))!.State);
        Assert.Equal("mam-1228481", (await queue.ReceiveAsync(PushTorrent.Queue, TimeSpan.FromMinutes(1), None))!.Id);
        queue.Dispose();
    }

    [Fact]
    public async Task Back_RowsWrittenToday_HaveAllThatTheVersionBeforeReads()
    {
        var before = await ShapesAsync(files);
        using var fresh = new TemporaryDirectory();
        using var today = new FileTableStore(fresh.Path);
        await WriteOfEachAsync(today);
        var now = await ShapesAsync(today);
        foreach (var (row, properties) in before.Where(row => !row.Key.StartsWith("Orchestration", StringComparison.Ordinal)))
            Assert.Equal(properties, properties.Intersect(now.GetValueOrDefault(row, []), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Read_RowOfANewerSchema_IsANamedFaultInEveryTable()
    {
        foreach (var table in StateTables.All)
        {
            var row = new TableRow("p", "new", new Dictionary<string, object> { ["SchemaVersion"] = table.SchemaVersion + 1 });
            await tables.WriteAsync(table.Name, TableOperation.Insert(row), None);
            var read = await Assert.ThrowsAsync<AskPersonFaultException>(() => tables.GetAsync(table.Name, "p", "new", None));
            var queried = await Assert.ThrowsAsync<AskPersonFaultException>(async () =>
                await tables.QueryAsync(table.Name, "p", RowKeyRange.All, None).CountAsync(None)
            );
            Assert.Equal((FaultName.NewerState, FaultName.NewerState), (read.Fault.Name, queried.Fault.Name));
            Assert.Contains(table.Name, read.Fault.Sentence, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("State", "Hibernating", FaultName.NewerState)]
    [InlineData("Attempts", "many", FaultName.StateDamaged)]
    [InlineData("Volumes", "[{", FaultName.StateDamaged)]
    public async Task Read_DownloadOfAVersionToCome_IsANamedFault(string property, string value, FaultName fault)
    {
        await SetAsync("Downloads", "mam-1228481", "download", property, value);
        var downloads = new DownloadStore(tables, clock);
        Assert.Equal(fault, (await Assert.ThrowsAsync<AskPersonFaultException>(() => downloads.GetAsync("mam-1228481", None))).Fault.Name);
        await Assert.ThrowsAsync<AskPersonFaultException>(async () => await downloads.QueryAsync([], None).CountAsync(None));
        // Those that it understands it goes on with.
        Assert.NotNull(await downloads.GetAsync("mam-1213774", None));
    }

    [Fact]
    public async Task Read_WordsAndValuesOfAVersionToCome_AreNamedFaults()
    {
        await tables.WriteAsync("Followed", TableOperation.Insert(new TableRow("Narrator", "x", new Dictionary<string, object> { ["Name"] = "x" })), None);
        await AssertFault(FaultName.NewerState, async () => await new FollowStore(tables, clock).ListAsync(None).CountAsync(None));
        var gap = await tables.QueryAsync("Gaps", "gap", RowKeyRange.All, None).FirstAsync(None);
        await SetAsync("Gaps", "gap", gap.RowKey, "Gap", StateJson.Compress(new { Id = "1", Class = "Imaginary" }));
        await AssertFault(FaultName.StateDamaged, async () => await new GapStore(tables).ReadAllAsync(None).CountAsync(None));
        await SetAsync("Account", "account", "snapshot", "Facts", "{\"ReadAt\":7}");
        await AssertFault(FaultName.StateDamaged, () => new AccountStore(tables).GetAsync(None));
        var run = await tables.QueryAsync("Runs", "run", RowKeyRange.All, None).FirstAsync(None);
        await SetAsync("Runs", "run", run.RowKey, "Input", "text");
        await AssertFault(FaultName.StateDamaged, () => new RunStore(tables).FindNewestAsync(None));
    }

    private static async Task AssertFault(FaultName name, Func<Task> read) =>
        Assert.Equal(name, (await Assert.ThrowsAsync<AskPersonFaultException>(read)).Fault.Name);

    private Task SetAsync(string table, string partition, string row, string property, object value) =>
        tables.WriteAsync(table, TableOperation.Merge(new TableRow(partition, row, new Dictionary<string, object> { [property] = value })), None);

    /// <summary>The properties with their types that every row of a kind has, and the fields of JSON in them.</summary>
    private static async Task<SortedDictionary<string, List<string>>> ShapesAsync(FileTableStore store)
    {
        var shapes = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        await foreach (var table in store.ListTablesAsync(None))
        await foreach (var row in store.QueryAsync(table, null, RowKeyRange.All, None))
        {
            var kind = table is "Downloads" or "Account" ? $"{table} {row.RowKey.Split('-')[0]}" : table;
            var properties = row.Properties.SelectMany(property => Fields(property.Key, property.Value)).Order(StringComparer.Ordinal).ToList();
            shapes[kind] = shapes.TryGetValue(kind, out var known) ? [.. known.Intersect(properties, StringComparer.Ordinal)] : properties;
        }

        return shapes;
    }

    private static IEnumerable<string> Fields(string name, object value)
    {
        yield return $"{name}:{value.GetType().Name}";
        var json = value switch
        {
            byte[] bytes => StateJson.Decompress<JsonElement>(bytes),
            string { Length: > 0 } text when text[0] is '{' or '[' => JsonDocument.Parse(text).RootElement,
            _ => default,
        };
        if (json.ValueKind == JsonValueKind.Object)
            foreach (var field in json.EnumerateObject())
                yield return $"{name}.{field.Name}:{field.Value.ValueKind}";
    }

    private async Task WriteOfEachAsync(FileTableStore store)
    {
        var downloads = new DownloadStore(store, clock);
        var download = await downloads.AddAsync(
            new Download
            {
                Id = "mam-1",
                TrackerId = 1,
                Title = "A Book",
                State = DownloadState.Wanted,
                Reason = "manual",
            },
            None
        );
        await downloads.ChangeAsync(download, download with { State = DownloadState.Approved, Why = "Approved by a person." }, None);
        var facts = (await new AccountStore(tables).GetAsync(None))!;
        await new AccountStore(store).PutAsync(facts, None);
        await new GrabLedger(store, clock).ReserveAsync("mam-1", facts, new GrabPace(5, 30), 0, None);
        await new FollowStore(store, clock).AddAsync(FollowedKind.Series, "The Land", "Aleron Kong", None);
        await new GapStore(store).PutAsync("run", [(await new GapStore(tables).ReadAllAsync(None).FirstAsync(None)).Gap], None);
        await new AnswerStore(store).PutAsync([await new AnswerStore(tables).ReadAllAsync(None).FirstAsync(None)], None);
        var run = (await new RunStore(tables).FindNewestAsync(None))!;
        await new RunStore(store).BeginAsync(new ScanInput(run.Id, ScanMode.Propose, 3, 100, 4), clock.GetUtcNow(), None);
        await new RunStore(store).FinishAsync(run.Id, run.Summary!, None);
    }
}
