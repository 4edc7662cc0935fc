using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State;
using MamCrawler.Hosting.Composition;
using MamCrawler.Hosting.Settings;
using MamCrawler.Tests;

namespace MamCrawler.Hosting.Tests.Composition;

public sealed class HostJobsTests
{
    [Fact]
    public async Task Of_EverySchedule_HasAJob()
    {
        await using var bench = await HostBench.MakeAsync(SettingsText.Loopback, new FakeSecrets());
        Assert.Equal(Schedules.All, Jobs(bench, TimeProvider.System).Available);
    }

    [Fact]
    public async Task Run_EachWhileNoServiceAnswers_EndsInWordsAndIsNoBug()
    {
        var time = new ManualTimeProvider();
        using var moving = time.AdvanceByItself();
        var secrets = new FakeSecrets(KnownSecrets.AudiobookshelfKey, KnownSecrets.TrackerSession, KnownSecrets.QBittorrentPassword);
        await using var bench = await HostBench.MakeAsync(SettingsText.Loopback, secrets, time);
        var jobs = Jobs(bench, time);
        foreach (var schedule in jobs.Available)
        {
            var outcome = await jobs.RunAsync(schedule.Name, TestContext.Current.CancellationToken);
            Assert.True(outcome.Sentence.Length > 10, schedule.Name);
            Assert.Equal(outcome.Result == JobResult.Stopped, outcome.Fault is not null);
        }

        Assert.DoesNotContain(bench.Log.Lines, line => line.StartsWith("JobBug", StringComparison.Ordinal));
        Assert.Contains(bench.Log.Lines, line => line.StartsWith("JobFault job=FillMetadata service=Audiobookshelf", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_NothingConfigured_PassesOverWhatAsksAServiceAndDoesTheRest()
    {
        await using var bench = await HostBench.MakeAsync(new MamCrawlerSettings(), new FakeSecrets());
        var jobs = Jobs(bench, TimeProvider.System);
        var done = new List<string>();
        foreach (var schedule in jobs.Available)
        {
            var outcome = await jobs.RunAsync(schedule.Name, TestContext.Current.CancellationToken);
            if (!outcome.Sentence.StartsWith("Not configured:", StringComparison.Ordinal))
            {
                done.Add(schedule.Name);
            }
        }

        Assert.Equal(["SendNotices", "PurgeHistory", "BackUp", "WriteDigest"], done);
    }

    private static ScheduledJobs Jobs(HostBench bench, TimeProvider time) =>
        HostJobs.Of(
            bench.Services,
            () => new NoScans(),
            () => throw new InvalidOperationException("asked"),
            new PurgeHistory((_, _) => Task.FromResult(0), new RunStore(bench.Services.Parts.Tables), time)
        );

    private sealed class NoScans : IScans
    {
        public Task<ScanStart> StartAsync(ScanRequest request, CancellationToken cancellationToken) => Task.FromResult(new ScanStart("run-1", false));

        public Task<ScanState?> GetAsync(string runId, CancellationToken cancellationToken) => Task.FromResult<ScanState?>(null);

        public Task<ScanState?> GetNewestAsync(CancellationToken cancellationToken) => Task.FromResult<ScanState?>(null);

        public Task<bool> CancelAsync(string runId, CancellationToken cancellationToken) => Task.FromResult(false);
    }
}
