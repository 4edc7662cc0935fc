using MamCrawler.Core.Schedules;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Hosting.Settings;

namespace MamCrawler.Hosting.Tests.Readiness;

public sealed class ConfiguredJobTests
{
    [Fact]
    public async Task Run_ServiceNotConfigured_IsSkippedWithTheNames()
    {
        using var watch = new ConfigurationWatch(SettingsText.Loopback, new FakeSecrets(KnownSecrets.AudiobookshelfKey), TimeProvider.System);
        var job = new CountedJob(Schedules.ScanGaps.Name);
        var outcome = await new ConfiguredJob(Schedules.ScanGaps, () => job, watch).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(JobResult.Skipped, outcome.Result);
        Assert.Contains("mam-id, qbittorrent-password", outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, job.Runs);
    }

    [Fact]
    public async Task Run_ItsOwnServicesConfigured_Runs()
    {
        using var watch = new ConfigurationWatch(SettingsText.Loopback, new FakeSecrets(KnownSecrets.AudiobookshelfKey), TimeProvider.System);
        var job = new CountedJob(Schedules.FillMetadata.Name);
        Assert.Equal(
            JobResult.Done,
            (await new ConfiguredJob(Schedules.FillMetadata, () => job, watch).RunAsync(TestContext.Current.CancellationToken)).Result
        );
        Assert.Equal(1, job.Runs);
    }

    [Fact]
    public void Of_EverySchedule_IsKnown()
    {
        Assert.All(Schedules.All, schedule => ScheduleNeeds.Of(schedule.Name));
        Assert.Throws<ArgumentException>(() => ScheduleNeeds.Of("Unknown"));
    }

    private sealed class CountedJob(string name) : IScheduledJob
    {
        public string Name => name;

        public int Runs { get; private set; }

        public Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
        {
            Runs++;
            return Task.FromResult(JobOutcome.Done("It ran."));
        }
    }
}
