using MamCrawler.Core.Faults;
using MamCrawler.Core.Schedules;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Telemetry;

/// <summary>What a scheduled job tells: that it began, and how it ended or why it did nothing.</summary>
public sealed class JobEventTests : IDisposable
{
    private readonly EventLog log = new();
    private readonly ManualTimeProvider time = new();

    public void Dispose() => log.Dispose();

    [Fact]
    public async Task Run_Done_TellsBeginAndEnd()
    {
        await RunAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(90));
            return JobOutcome.Done("3 downloads were sent again.");
        });
        Assert.Equal(["JobStarted job=SweepQueue", "JobFinished job=SweepQueue seconds=90 outcome=\"3 downloads were sent again.\""], log.Texts);
    }

    [Fact]
    public async Task Run_Skipped_TellsWhy()
    {
        await RunAsync(() => JobOutcome.Skipped("Nothing is due."));
        Assert.Equal(["JobStarted job=SweepQueue", "JobSkipped job=SweepQueue why=\"Nothing is due.\""], log.Texts);
    }

    [Fact]
    public async Task Run_NamedFault_TellsItAndEndsNormally()
    {
        var outcome = await RunAsync(() => throw new WaitFaultException(FaultName.StateUnavailable, "State", "The state could not be read."));
        Assert.Equal(JobResult.Stopped, outcome.Result);
        Assert.Equal(
            ["JobStarted job=SweepQueue", "JobFault job=SweepQueue service=State fault=StateUnavailable sentence=\"The state could not be read.\""],
            log.Texts
        );
    }

    [Fact]
    public async Task Run_Bug_IsToldWithItsExceptionAndThrown()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(() => throw new InvalidOperationException("A bug in a test.")));
        var told = Assert.Single(log.Named("JobBug"));
        Assert.Equal(("JobBug job=SweepQueue", "A bug in a test."), (told.Text, told.Exception!.Message));
    }

    private Task<JobOutcome> RunAsync(Func<JobOutcome> work) =>
        new ScheduledJobs([new Job(work)], time, log.Of<ScheduledJobs>()).RunAsync("SweepQueue", CancellationToken.None);

    private sealed class Job(Func<JobOutcome> work) : IScheduledJob
    {
        public string Name => "SweepQueue";

        public Task<JobOutcome> RunAsync(CancellationToken cancellationToken) => Task.FromResult(work());
    }
}
