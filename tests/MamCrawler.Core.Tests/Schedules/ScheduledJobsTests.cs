using MamCrawler.Core.Faults;
using MamCrawler.Core.Schedules;

namespace MamCrawler.Core.Tests.Schedules;

public sealed class ScheduledJobsTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public void Available_SomeJobs_AreTheirSchedulesInOrder()
    {
        var jobs = new ScheduledJobs([new Job("BackUp"), new Job("WatchDownloads")]);
        Assert.Equal(["WatchDownloads", "BackUp"], jobs.Available.Select(schedule => schedule.Name));
    }

    [Fact]
    public void Make_JobWithoutSchedule_IsRefused()
    {
        var exception = Assert.Throws<ArgumentException>(() => new ScheduledJobs([new Job("WaterPlants")]));
        Assert.Contains("WaterPlants", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NamedFault_EndsNormally()
    {
        var jobs = new ScheduledJobs([new Job("BackUp", new WaitFaultException(FaultName.StateUnavailable, "state", "The disk is away."))]);
        var outcome = await jobs.RunAsync("BackUp", None);
        Assert.Equal(JobResult.Stopped, outcome.Result);
        Assert.Equal("The disk is away.", outcome.Sentence);
        Assert.Equal(FaultName.StateUnavailable, outcome.Fault?.Name);
    }

    [Fact]
    public async Task Run_Bug_IsThrown() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new ScheduledJobs([new Job("BackUp", new InvalidOperationException())]).RunAsync("BackUp", None)
        );

    [Fact]
    public async Task Run_KnownJob_AnswersItsOutcome() =>
        Assert.Equal("done", (await new ScheduledJobs([new Job("BackUp")]).RunAsync("BackUp", None)).Sentence);

    [Fact]
    public async Task Run_UnknownJob_IsRefused() => await Assert.ThrowsAsync<ArgumentException>(() => new ScheduledJobs([]).RunAsync("BackUp", None));

    private sealed class Job(string name, Exception? exception = null) : IScheduledJob
    {
        public string Name => name;

        public Task<JobOutcome> RunAsync(CancellationToken cancellationToken) =>
            exception is null ? Task.FromResult(JobOutcome.Done("done")) : Task.FromException<JobOutcome>(exception);
    }
}
