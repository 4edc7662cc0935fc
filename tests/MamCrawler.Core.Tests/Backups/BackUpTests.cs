using MamCrawler.Core.Account;
using MamCrawler.Core.Backups;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Tests.Orchestrations;

namespace MamCrawler.Core.Tests.Backups;

/// <summary>The daily job, and the restore that is asked for by a document.</summary>
public sealed class BackUpTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Run_NothingAskedFor_MakesABackup()
    {
        using var scene = await BackupScene.WithSampleAsync();
        var outcome = await JobOf(scene).RunAsync(None);
        Assert.Equal(JobResult.Done, outcome.Result);
        Assert.Contains("20260301T003000Z", outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal("BackUp", JobOf(scene).Name);
        Assert.Single(await scene.Backups.ListAsync(None).ToListAsync());
    }

    [Fact]
    public async Task Run_RestoreAskedFor_RestoresOnceAndAnswers()
    {
        using var scene = await BackupScene.WithSampleAsync();
        using var other = new BackupScene();
        await other.Documents.PutAsync("restore/upload.jsonl.gz", new MemoryStream(await scene.BackUpAsync()), None);
        await AskAsync(other, """{"document":"restore/upload.jsonl.gz"}""");
        var outcome = await JobOf(other).RunAsync(None);
        Assert.Contains("was restored", outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal(await scene.ContentsAsync(), await other.ContentsAsync());
        Assert.Empty(await other.Backups.ListAsync(None).ToListAsync());
        Assert.Contains("was restored", await AnswerOfAsync(other), StringComparison.Ordinal);
        await JobOf(other).RunAsync(None);
        Assert.Single(await other.Backups.ListAsync(None).ToListAsync());
    }

    [Fact]
    public async Task Run_AskedToEndTheRest_EndsItAndMakesTheBackupAllTheSame()
    {
        using var scene = await BackupScene.WithSampleAsync();
        await AskAsync(scene, """{"noRest":true}""");
        await JobOf(scene).RunAsync(None);
        Assert.Contains("There is no rest", await AnswerOfAsync(scene), StringComparison.Ordinal);

        await scene.RestoreAsync(await scene.BackUpAsync(), replace: true);
        await AskAsync(scene, """{"noRest":true}""");
        Assert.Contains("read back whole", (await JobOf(scene).RunAsync(None)).Sentence, StringComparison.Ordinal);

        Assert.Contains("fetches and spends go on", await AnswerOfAsync(scene), StringComparison.Ordinal);
        Assert.False(await new RestoreRest(scene.Tables, scene.Clock).EndAsync(None));
    }

    [Theory]
    [InlineData("""{"document":"backups/20260301T003000Z.jsonl.gz"}""", FaultName.StateNotEmpty)]
    [InlineData("""{"document":"backups/20200301T003000Z.jsonl.gz","replace":true}""", FaultName.BackupUnreadable)]
    [InlineData("""{"document":"../secrets.json","replace":true}""", FaultName.BackupUnreadable)]
    [InlineData("""{"document":""}""", FaultName.BackupUnreadable)]
    [InlineData("""{"noRest":false}""", FaultName.BackupUnreadable)]
    [InlineData("""{"document":null,"noRest":true}""", FaultName.BackupUnreadable)]
    [InlineData("yes please", FaultName.BackupUnreadable)]
    public async Task Run_RestoreThatCannotBe_SaysWhyAndChangesNothing(string request, FaultName fault)
    {
        using var scene = await BackupScene.WithSampleAsync();
        await scene.BackUpAsync();
        var before = await scene.EverythingAsync();
        await AskAsync(scene, request);
        var refusal = await Assert.ThrowsAsync<StopFaultException>(() => JobOf(scene).RunAsync(None));
        Assert.Equal(fault, refusal.Fault.Name);
        Assert.Equal(refusal.Fault.Sentence, await AnswerOfAsync(scene));
        Assert.Equal(before, await scene.EverythingAsync());
        Assert.Null(await scene.Documents.OpenAsync("restore/request.json", None));
    }

    [Fact]
    public async Task Run_RestoreWasKilled_TheNextRunFinishesIt()
    {
        using var scene = await BackupScene.WithSampleAsync();
        using var other = new BackupScene();
        await other.Documents.PutAsync("restore/upload.jsonl.gz", new MemoryStream(await scene.BackUpAsync()), None);
        await AskAsync(other, """{"document":"restore/upload.jsonl.gz"}""");
        var dying = new FaultyTableStore(other.Tables, 5, lastIsDone: true);
        var killed = new BackUp(
            new BackupStore(dying, other.Documents, other.Clock),
            new RestoreRequests(new Restore(dying, other.Documents, other.Clock), new RestoreRest(dying, other.Clock), other.Documents)
        );
        await Assert.ThrowsAnyAsync<Exception>(() => killed.RunAsync(None));
        await Assert.ThrowsAsync<AskPersonFaultException>(() => RestoreMark.RefuseUnfinishedAsync(other.Documents, None));
        Assert.Contains("was restored", (await JobOf(other).RunAsync(None)).Sentence, StringComparison.Ordinal);
        Assert.Equal(await scene.ContentsAsync(), await other.ContentsAsync());
        await RestoreMark.RefuseUnfinishedAsync(other.Documents, None);
    }

    private static BackUp JobOf(BackupScene scene) =>
        new(
            scene.Backups,
            new RestoreRequests(new Restore(scene.Tables, scene.Documents, scene.Clock), new RestoreRest(scene.Tables, scene.Clock), scene.Documents)
        );

    private static Task AskAsync(BackupScene scene, string request) =>
        scene.Documents.PutAsync("restore/request.json", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(request)), None);

    private static async Task<string> AnswerOfAsync(BackupScene scene)
    {
        await using var stream = (await scene.Documents.OpenAsync("restore/answer.txt", None))!;
        using var reader = new StreamReader(stream);
        return (await reader.ReadToEndAsync()).TrimEnd();
    }
}
