using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>
/// rules.md 5, Session, over random histories of answers, lost answers, failed saves, ends of runs and restarts: as long as no second value is lost before the first was made good, the
/// session lives, and every value sent is the tracker's last or the one before it.
/// </summary>
public sealed class CookieHistoryProperties
{
    private const int Seed = 20261120;
    private const int Histories = 20;

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnyHistory_OfOneLostValueAtATime_NeverLosesTheSession()
    {
        for (var history = 0; history < Histories; history++)
            await RunAsync(new Random(Seed + history), $"seed {Seed + history}");
    }

    private static async Task RunAsync(Random random, string name)
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        var doubtful = false;
        for (var step = 0; step < 25; step++)
        {
            switch (random.Next(10))
            {
                case 0:
                    // The process is killed between two requests.
                    tracker = rig.NewProcess();
                    break;
                case 1:
                    await tracker.FlushAsync(None);
                    break;
                case 2 when !doubtful:
                    await LoseTheAnswerAsync(rig, tracker, name);
                    break;
                case 3 when !doubtful:
                    // The process is killed between the answer and its save.
                    await KillBeforeTheSaveAsync(rig, tracker);
                    tracker = rig.NewProcess();
                    doubtful = true;
                    continue;
                default:
                    Assert.True((await tracker.SearchAsync(TrackerRig.AnySearch, None)).Releases.Count == 2, name);
                    doubtful = false;
                    break;
            }
        }

        Assert.True((await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None)).Releases.Count == 2, name);
        Assert.DoesNotContain(rig.Log.Lines, line => line.Contains("SessionDead", StringComparison.Ordinal));
    }

    // The request is carried out and its answer lost; the client asks again by itself.
    private static async Task LoseTheAnswerAsync(TrackerRig rig, MyAnonamouseClient tracker, string name)
    {
        var lost = false;
        rig.Stub.Lose = request => request.Session is not null && !lost && (lost = true);
        Assert.True((await tracker.SearchAsync(TrackerRig.AnySearch, None)).Releases.Count == 2, name);
        rig.Stub.Lose = null;
    }

    private static async Task KillBeforeTheSaveAsync(TrackerRig rig, MyAnonamouseClient tracker)
    {
        // What it needs from the state is read with the first request of a process; the second one's answer cannot be saved.
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        rig.Stub.InFlight = _ =>
        {
            rig.Tables.Broken = new IOException("killed");
            return Task.CompletedTask;
        };
        await Assert.ThrowsAsync<IOException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));
        (rig.Stub.InFlight, rig.Tables.Broken) = (null, null);
        rig.Abandon(tracker);
    }
}
