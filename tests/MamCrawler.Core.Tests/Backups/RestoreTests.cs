using MamCrawler.Core.Backups;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Tests.Orchestrations;

namespace MamCrawler.Core.Tests.Backups;

/// <summary>A restore brings everything back or changes nothing (rules.md 8: a restore is tested).</summary>
public sealed class RestoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Run_EmptyState_HasEveryRowWithItsTypesAndEveryDocument()
    {
        using var scene = await BackupScene.WithSampleAsync();
        using var other = new BackupScene();
        var contents = await other.RestoreAsync(await scene.BackUpAsync());
        Assert.Equal((6 * 240) + 2, contents.TotalRows);
        Assert.Equal(await scene.ContentsAsync(), await other.ContentsAsync());
        await RestoreMark.RefuseUnfinishedAsync(other.Documents, None);
    }

    [Fact]
    public async Task Run_LargeTable_ComesBackWhole()
    {
        using var scene = new BackupScene();
        var payload = new byte[2000];
        for (var chunk = 0; chunk < 100; chunk++)
            await scene.Tables.WriteBatchAsync(
                "Gaps",
                [
                    .. Enumerable
                        .Range(0, 100)
                        .Select(number =>
                            TableOperation.Insert(new TableRow("gap", $"{chunk:D3}{number:D3}", new Dictionary<string, object> { ["Gap"] = payload }))
                        ),
                ],
                None
            );
        using var other = new BackupScene();
        Assert.Equal(10_000, (await other.RestoreAsync(await scene.BackUpAsync())).TotalRows);
        Assert.Equal(await scene.ContentsAsync(), await other.ContentsAsync());
    }

    [Fact]
    public async Task Run_EmptyBackup_LeavesAnEmptyState()
    {
        using var scene = new BackupScene();
        using var other = new BackupScene();
        Assert.Equal(0, (await other.RestoreAsync(await scene.BackUpAsync())).TotalRows);
        Assert.Empty(await other.ContentsAsync());
    }

    [Fact]
    public async Task Run_StateIsNotEmpty_IsRefusedAndChangesNothing()
    {
        using var scene = await BackupScene.WithSampleAsync();
        var backup = await scene.BackUpAsync();
        using var other = new BackupScene();
        await SampleState.PutAsync(other.Tables, "Gaps", "gap", "mine", new() { ["Value"] = 1 });
        var before = await other.EverythingAsync();
        Assert.Equal(FaultName.StateNotEmpty, await other.RefusalOfAsync(backup, replace: false));
        Assert.Equal(before, await other.EverythingAsync());
    }

    [Fact]
    public async Task Run_OnlyADocumentIsThere_IsRefused()
    {
        using var scene = await BackupScene.WithSampleAsync();
        using var other = new BackupScene();
        await other.Documents.PutAsync("reports/mine.json.gz", new MemoryStream([1]), None);
        Assert.Equal(FaultName.StateNotEmpty, await other.RefusalOfAsync(await scene.BackUpAsync(), replace: false));
    }

    [Fact]
    public async Task Run_Replace_PutsTheBackupInThePlaceOfAllButSessionLaneAndQueue()
    {
        using var scene = await BackupScene.WithSampleAsync();
        var backup = await scene.BackUpAsync();
        var before = await scene.ContentsAsync();
        await SampleState.PutAsync(scene.Tables, "Gaps", "gap", "later", new() { ["Value"] = 1 });
        await SampleState.PutAsync(scene.Tables, "Followed", "Series", "ünïcode 本 🎧", new() { ["Value"] = 1 });
        await SampleState.PutAsync(scene.Tables, "TrackerSession", "MyAnonamouse", "session", new() { ["Current"] = "newer" });
        await scene.Documents.PutAsync("reports/later.json.gz", new MemoryStream([1]), None);
        await scene.RestoreAsync(backup, replace: true);
        Assert.Equal(before, await scene.ContentsAsync());
        var session = await scene.Tables.GetAsync("TrackerSession", "MyAnonamouse", "session", None);
        Assert.Equal("newer", session!.Properties["Current"]);
        Assert.NotNull(await scene.Tables.GetAsync("Messages", "push-torrent", "1", None));
        Assert.Null(await scene.Tables.GetAsync("OrchestrationHistory", "scan@1", "00000000", None));
        Assert.NotNull(await scene.Documents.OpenAsync("snapshots/1/ownership.bin", None));
        Assert.Single(await scene.Backups.ListAsync(None).ToListAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(13)]
    public async Task Run_KilledOnTheWay_HostsRefuseTheStateAndTheSameCommandFinishesIt(int writes)
    {
        using var scene = await BackupScene.WithSampleAsync();
        var backup = await scene.BackUpAsync();
        using var other = new BackupScene();
        var killed = new Restore(new FaultyTableStore(other.Tables, writes, lastIsDone: true), other.Documents, other.Clock);
        await Assert.ThrowsAnyAsync<Exception>(() => killed.RunAsync(_ => Task.FromResult<Stream>(new MemoryStream(backup)), false, false, None));
        var refusal = await Assert.ThrowsAsync<AskPersonFaultException>(() => RestoreMark.RefuseUnfinishedAsync(other.Documents, None));
        Assert.Equal(FaultName.RestoreUnfinished, refusal.Fault.Name);
        await Assert.ThrowsAsync<AskPersonFaultException>(() => other.Backups.MakeAsync(None));
        await other.RestoreAsync(backup);
        Assert.Equal(await scene.ContentsAsync(), await other.ContentsAsync());
        await RestoreMark.RefuseUnfinishedAsync(other.Documents, None);
    }
}
