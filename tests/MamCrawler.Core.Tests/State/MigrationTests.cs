using MamCrawler.Core.Account;
using MamCrawler.Core.Backups;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Downloads.Watching;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.State;

/// <summary>
/// Forward and back: stores that versions before wrote are read and gone on with, what is written today has everything that the version before reads, and what a version to
/// come may write is a named fault.
/// </summary>
public sealed partial class MigrationTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly OldStore before = OldStore.Of(OldStore.Before);
    private readonly ManualTimeProvider clock = new(new DateTimeOffset(2026, 11, 21, 1, 0, 0, TimeSpan.Zero));

    private ITableStore Tables => before.Tables;

    public void Dispose() => before.Dispose();

    [Fact]
    public async Task Forward_StoreOfTheVersionBefore_IsReadAndGoneOnWith()
    {
        var downloads = new DownloadStore(Tables, clock);
        Assert.Equal(
            [
                ("mam-1", DownloadState.Held),
                ("mam-1213774", DownloadState.Shelved),
                ("mam-1226299", DownloadState.Rejected),
                ("mam-1228481", DownloadState.Shelved),
                ("mam-1228564", DownloadState.Wanted),
                ("mam-2", DownloadState.Blocked),
                ("mam-3", DownloadState.Downloading),
            ],
            await downloads
                .QueryAsync([], None)
                .Select(download => (download.Id, download.State))
                .OrderBy(download => download.Id, StringComparer.Ordinal)
                .ToListAsync(None)
        );
        var held = (await downloads.GetAsync("mam-1", None))!;
        // An approval of cost was without a time then: it is asked for again.
        Assert.Equal((ShelvingHold.LateArrival, GrabPrice.Freeleech, 3, null), (held.HeldFor, held.Price, held.Place, held.CostApproval));
        Assert.Equal(["Nora Reader"], held.Volumes[0].Narrators!);
        Assert.Null(held.Volumes[0].Publisher);
        Assert.Equal([true, false], (await new ArrivalStore(Tables).ListAsync("mam-1", None)).Select(arrival => arrival.IsProved));
        Assert.Equal(5, (await new ArrivalStore(Tables).ListAsync("mam-1228481", None)).Count(arrival => arrival.IsProved));
        Assert.Equal(
            (StallStep.Announced, 17L),
            ((await downloads.GetAsync("mam-3", None))!.Watch!.Step!.Value, (await downloads.GetAsync("mam-3", None))!.Watch!.LoadedBytes)
        );
        Assert.Equal(HoldReason.Cost, (await downloads.GetAsync("mam-2", None))!.BlockedFor);

        Assert.Equal(2.64, (await new AccountStore(Tables).GetAsync(None))!.Ratio);
        Assert.True((await new AccountStore(Tables).Guard.ReadAsync(None)).Frozen);
        Assert.Equal([SpendState.Dry, SpendState.Spent], (await new SpendLedger(Tables, clock).ListAsync(None)).Select(spend => spend.State).Order());
        Assert.Equal(10, await new MetadataStore(Tables).ListAsync(None).CountAsync(None));
        Assert.Equal(
            (200, 4),
            ((await new RunStore(Tables).FindNewestAsync(None))!.Summary!.Books, (await new RunStore(Tables).FindNewestAsync(None))!.Summary!.Queued)
        );
        Assert.Equal(25, await new GapStore(Tables).ReadAllAsync(None).CountAsync(None));
        Assert.Equal(8, await new AnswerStore(Tables).ReadAllAsync(None).CountAsync(None));

        using var queue = new FileWorkQueue(before.Folder, clock);
        Assert.Equal(DownloadState.Approved, (await new Approvals(downloads, queue, clock).ApproveAsync("mam-1228564", None))!.State);
    }

    [Fact]
    public async Task Forward_EveryTableOfToday_IsReadInAStoreThatMayNotHaveIt()
    {
        var rows = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in StateTables.All)
            rows[table.Name] = await Tables.QueryAsync(table.Name, null, RowKeyRange.All, None).CountAsync(None);

        var kept = await before.Files.ListTablesAsync(None).ToListAsync(None);
        Assert.Equal(kept.Order(StringComparer.Ordinal), rows.Where(table => table.Value > 0).Select(table => table.Key));
        Assert.True(rows.Count > kept.Count);
    }

    [Fact]
    public async Task Forward_BackupOfTheVersionBefore_IsRestored()
    {
        using var fresh = new TemporaryDirectory();
        using var files = new FileTableStore(fresh.Path);
        var restore = new Restore(files, new FileDocumentStore(fresh.Path, clock), clock);

        var contents = await restore.RunAsync(
            _ => Task.FromResult<Stream>(File.OpenRead(OldStore.FileOf(OldStore.Before, "backup.jsonl.gz"))),
            replace: false,
            noRest: true,
            None
        );

        Assert.Equal(106, contents.TotalRows);
        var downloads = new DownloadStore(new SchemaCheckedTableStore(files), clock);
        Assert.Equal(7, await downloads.QueryAsync([], None).CountAsync(None));
        Assert.Equal(ShelvingHold.LateArrival, (await downloads.GetAsync("mam-1", None))!.HeldFor);
    }

    [Fact]
    public async Task Forward_StoreOfTheVersionBeforeAzure_IsReadAndGoneOnWith()
    {
        using var oldest = OldStore.Of(OldStore.BeforeAzure);
        var tables = oldest.Tables;
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

        var queue = new FileWorkQueue(oldest.Folder, clock);
        Assert.Equal(DownloadState.Approved, (await new Approvals(downloads, queue, clock).ApproveAsync("mam-1228481", None))!.State);
        Assert.Equal("mam-1228481", (await queue.ReceiveAsync(PushTorrent.Queue, TimeSpan.FromMinutes(1), None))!.Id);
        queue.Dispose();
    }

    [Fact]
    public async Task Read_RowOfANewerSchema_IsANamedFaultInEveryTable()
    {
        foreach (var table in StateTables.All)
        {
            var row = new TableRow("p", "new", new Dictionary<string, object> { ["SchemaVersion"] = table.SchemaVersion + 1 });
            await Tables.WriteAsync(table.Name, TableOperation.Insert(row), None);
            var read = await Assert.ThrowsAsync<AskPersonFaultException>(() => Tables.GetAsync(table.Name, "p", "new", None));
            var queried = await Assert.ThrowsAsync<AskPersonFaultException>(async () =>
                await Tables.QueryAsync(table.Name, "p", RowKeyRange.All, None).CountAsync(None)
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
        await SetAsync("Downloads", "mam-1228564", "download", property, value);
        var downloads = new DownloadStore(Tables, clock);
        Assert.Equal(fault, (await Assert.ThrowsAsync<AskPersonFaultException>(() => downloads.GetAsync("mam-1228564", None))).Fault.Name);
        await Assert.ThrowsAsync<AskPersonFaultException>(async () => await downloads.QueryAsync([], None).CountAsync(None));
        // Those that it understands it goes on with.
        Assert.NotNull(await downloads.GetAsync("mam-1213774", None));
    }

    [Fact]
    public async Task Read_WordsAndValuesOfAVersionToCome_AreNamedFaults()
    {
        await Tables.WriteAsync("Followed", TableOperation.Insert(new TableRow("Narrator", "x", new Dictionary<string, object> { ["Name"] = "x" })), None);
        await AssertFault(FaultName.NewerState, async () => await new FollowStore(Tables, clock).ListAsync(None).CountAsync(None));
        var gap = await Tables.QueryAsync("Gaps", "gap", RowKeyRange.All, None).FirstAsync(None);
        await SetAsync("Gaps", "gap", gap.RowKey, "Gap", StateJson.Compress(new { Id = "1", Class = "Imaginary" }));
        await AssertFault(FaultName.StateDamaged, async () => await new GapStore(Tables).ReadAllAsync(None).CountAsync(None));
        await SetAsync("Account", "account", "snapshot", "Facts", "{\"ReadAt\":7}");
        await AssertFault(FaultName.StateDamaged, () => new AccountStore(Tables).GetAsync(None));
        var run = await Tables.QueryAsync("Runs", "run", RowKeyRange.All, None).FirstAsync(None);
        await SetAsync("Runs", "run", run.RowKey, "Input", "text");
        await AssertFault(FaultName.StateDamaged, () => new RunStore(Tables).FindNewestAsync(None));
    }

    private static async Task AssertFault(FaultName name, Func<Task> read) =>
        Assert.Equal(name, (await Assert.ThrowsAsync<AskPersonFaultException>(read)).Fault.Name);

    private Task SetAsync(string table, string partition, string row, string property, object value) =>
        Tables.WriteAsync(table, TableOperation.Merge(new TableRow(partition, row, new Dictionary<string, object> { [property] = value })), None);
}
