using MamCrawler.Core.Faults;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Tests.Orchestrations;
using MamCrawler.Tests;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Tests.Schedules;

public sealed class ScheduledJobsTests : IDisposable
{
    private readonly ManualTimeProvider time = new();
    private readonly RecordingLogger log = new();

    public void Dispose() => log.Dispose();

    [Fact]
    public void Available_SomeJobs_AreTheirSchedulesInOrder() =>
        Assert.Equal(["WatchDownloads", "BackUp"], JobsOf(new Job("BackUp"), new Job("WatchDownloads")).Available.Select(schedule => schedule.Name));

    [Fact]
    public void Make_JobWithoutSchedule_IsRefused() =>
        Assert.Contains("WaterPlants", Assert.Throws<ArgumentException>(() => JobsOf(new Job("WaterPlants"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Run_Work_IsDoneAndLogged()
    {
        var jobs = JobsOf(new Job("BackUp", () => time.Advance(TimeSpan.FromSeconds(3))));
        Assert.Equal(JobOutcome.Done("All saved."), await jobs.RunAsync("BackUp", CancellationToken.None));
        Assert.Equal(["JobStarted job=BackUp", "JobFinished job=BackUp seconds=3 outcome=\"All saved.\""], log.Lines);
    }

    [Fact]
    public async Task Run_NothingToDo_IsSkippedAndLogged()
    {
        var jobs = JobsOf(new Job("BackUp") { Outcome = JobOutcome.Skipped("It is switched off.") });
        await jobs.RunAsync("BackUp", CancellationToken.None);
        Assert.Contains("JobSkipped job=BackUp why=\"It is switched off.\"", log.Lines);
    }

    [Fact]
    public async Task Run_NamedFault_EndsNormally()
    {
        var jobs = JobsOf(new Job("BackUp", () => throw new WaitFaultException(FaultName.StateUnavailable, "state", "The disk is away.")));
        var outcome = await jobs.RunAsync("BackUp", CancellationToken.None);
        Assert.Equal((JobResult.Stopped, "The disk is away.", FaultName.StateUnavailable), (outcome.Result, outcome.Sentence, outcome.Fault?.Name));
        Assert.Contains("JobFault job=BackUp service=state fault=StateUnavailable sentence=\"The disk is away.\"", log.Lines);
    }

    [Fact]
    public async Task Run_Bug_IsLoggedAndThrown()
    {
        var jobs = JobsOf(new Job("BackUp", () => throw new InvalidOperationException()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => jobs.RunAsync("BackUp", CancellationToken.None));
        Assert.Contains("JobBug job=BackUp", log.Lines);
    }

    [Fact]
    public async Task Run_UnknownJob_IsRefused() => await Assert.ThrowsAsync<ArgumentException>(() => JobsOf().RunAsync("BackUp", CancellationToken.None));

    private ScheduledJobs JobsOf(params IScheduledJob[] jobs) => new(jobs, time, log.CreateLogger<ScheduledJobs>());

    private sealed class Job(string name, Action? work = null) : IScheduledJob
    {
        public string Name => name;

        public JobOutcome Outcome { get; init; } = JobOutcome.Done("All saved.");

        public Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
        {
            work?.Invoke();
            return Task.FromResult(Outcome);
        }
    }
}
