using MamCrawler.Core.Backups;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Backups;

/// <summary>What a backup holds, what it does not, and how many are kept (rules.md 8).</summary>
public sealed class BackupStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Make_State_SaysWhatItHolds()
    {
        using var scene = await BackupScene.WithSampleAsync();
        var contents = await scene.Backups.MakeAsync(None);
        Assert.Equal("20260301T003000Z", contents.Id);
        Assert.Equal(6, contents.Documents);
        Assert.Equal(240, contents.Rows["Gaps"]);
        Assert.Equal((6 * 240) + 2, contents.TotalRows);
        Assert.Equal([contents.Id], await scene.Backups.ListAsync(None).ToListAsync());
    }

    [Fact]
    public async Task Make_SessionLeasesAndQueues_AreInNoBackup()
    {
        using var scene = await BackupScene.WithSampleAsync();
        await SampleState.PutAsync(
            scene.Tables,
            "OrchestrationInstances",
            "instances",
            "scan",
            new()
            {
                ["SchemaVersion"] = 1,
                ["Status"] = "Completed",
                ["LeaseHolder"] = SampleState.Planted,
                ["LeaseUntil"] = scene.Clock.GetUtcNow(),
            }
        );
        await SampleState.PutAsync(
            scene.Tables,
            "OrchestrationInstances",
            "instances",
            "under-way",
            new()
            {
                ["SchemaVersion"] = 1,
                ["Status"] = "Running",
                ["Input"] = SampleState.Planted,
            }
        );
        var lines = BackupScene.LinesOf(await scene.BackUpAsync());
        Assert.Contains(lines, line => line.Contains("\"rk\":\"scan\"", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(SampleState.Planted, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("Lease", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("snapshots/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Make_ThirtyOneDays_KeepsTheNewestThirtyAndWhatIsNoBackup()
    {
        using var scene = new BackupScene();
        await scene.Documents.PutAsync("backups/by-hand.jsonl.gz", new MemoryStream([1]), None);
        for (var day = 0; day < 31; day++)
        {
            await scene.Backups.MakeAsync(None);
            scene.Clock.Advance(TimeSpan.FromDays(1));
        }

        var ids = await scene.Backups.ListAsync(None).ToListAsync();
        Assert.Equal(BackupStore.Kept, ids.Count);
        Assert.Equal(("20260302T003000Z", "20260331T003000Z"), (ids[0], ids[^1]));
        Assert.NotNull(await scene.Documents.OpenAsync("backups/by-hand.jsonl.gz", None));
    }

    [Fact]
    public async Task Make_StateCannotBeRead_LeavesNoBackup()
    {
        using var scene = await BackupScene.WithSampleAsync();
        var backups = new BackupStore(new BreakingTables(scene.Tables, "Runs"), scene.Documents, scene.Clock);
        await Assert.ThrowsAsync<WaitFaultException>(() => backups.MakeAsync(None));
        Assert.Empty(await scene.Backups.ListAsync(None).ToListAsync());
    }

    [Fact]
    public async Task Make_TransitionCameWhileReading_HistoryEndsWhereItsDownloadStands()
    {
        using var scene = new BackupScene();
        var downloads = new DownloadStore(scene.Tables, scene.Clock);
        await downloads.AddAsync(
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
        // What a reader sees that read the download first, and its history after the next transition.
        await SampleState.PutAsync(scene.Tables, "Downloads", "mam-1", "history-00000002", Transition());
        await SampleState.PutAsync(scene.Tables, "Downloads", "mam-2", "history-00000001", Transition());
        using var other = new BackupScene();
        await other.RestoreAsync(await scene.BackUpAsync());
        var restored = new DownloadStore(other.Tables, other.Clock);
        var download = (await restored.GetAsync("mam-1", None))!;
        await restored.ChangeAsync(download, download with { State = DownloadState.Approved, Why = "Approved by a person." }, None);
        Assert.Equal(2, await restored.HistoryAsync("mam-1", None).CountAsync());
        Assert.Equal(0, await restored.HistoryAsync("mam-2", None).CountAsync());

        Dictionary<string, object> Transition() =>
            new()
            {
                ["SchemaVersion"] = 1,
                ["At"] = scene.Clock.GetUtcNow(),
                ["To"] = "Approved",
                ["Why"] = "",
            };
    }

    [Fact]
    public async Task Open_NoSuchBackupOrNoId_IsNull()
    {
        using var scene = await BackupScene.WithSampleAsync();
        Assert.Null(await scene.Backups.OpenAsync("20260101T000000Z", None));
        Assert.Null(await scene.Backups.OpenAsync("../secrets", None));
    }

    /// <summary>Breaks in the middle of one table.</summary>
    private sealed class BreakingTables(ITableStore inner, string broken) : ITableStore
    {
        public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
            inner.GetAsync(table, partitionKey, rowKey, cancellationToken);

        public async IAsyncEnumerable<TableRow> QueryAsync(
            string table,
            string? partitionKey,
            RowKeyRange range,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            var left = 50;
            await foreach (var row in inner.QueryAsync(table, partitionKey, range, cancellationToken))
                yield return table != broken || left-- > 0 ? row : throw new WaitFaultException(FaultName.StateUnavailable, "State", "The disk is away.");
        }

        public Task<string?> WriteAsync(string table, TableOperation operation, CancellationToken cancellationToken) =>
            inner.WriteAsync(table, operation, cancellationToken);

        public Task<IReadOnlyList<string?>> WriteBatchAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
            inner.WriteBatchAsync(table, operations, cancellationToken);

        public IAsyncEnumerable<string> ListTablesAsync(CancellationToken cancellationToken) => inner.ListTablesAsync(cancellationToken);
    }
}
