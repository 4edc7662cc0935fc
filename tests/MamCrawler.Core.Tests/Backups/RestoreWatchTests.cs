using MamCrawler.Core.Backups;
using MamCrawler.Core.Faults;
using MamCrawler.Core.State;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Backups;

/// <summary>docs/state.md: while the mark of a restore stands, no host uses the state.</summary>
public sealed class RestoreWatchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RefuseUnfinished_ARestoreBeginsWhileTheProcessRuns_IsNoticedWithinAMinute()
    {
        using var scene = new BackupScene();
        var time = new ManualTimeProvider();
        var watch = new RestoreWatch(scene.Documents, time);
        await watch.RefuseUnfinishedAsync(Token);
        await scene.Documents.PutJsonAsync("restore/under-way.json.gz", new { backup = "20260301T003000Z", since = time.GetUtcNow() }, Token);

        await watch.RefuseUnfinishedAsync(Token);
        time.Advance(RestoreWatch.Every);
        await Assert.ThrowsAsync<AskPersonFaultException>(() => watch.RefuseUnfinishedAsync(Token));

        await scene.Documents.DeleteAsync("restore/under-way.json.gz", Token);
        await watch.RefuseUnfinishedAsync(Token);
    }
}
