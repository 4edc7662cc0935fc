using System.Reflection;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Schedules;
using MamCrawler.Functions.Durable;
using MamCrawler.Functions.Queues;
using MamCrawler.Functions.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Moq;

namespace MamCrawler.Functions.Tests.Timers;

public sealed class TimerFunctionsTests : IDisposable
{
    private readonly CloudMock cloud = new();
    private readonly RecordingLoggers loggers = new();
    private readonly DurableClientScope scope = new();
    private readonly Mock<DurableTaskClient> durable = new("test");
    private readonly List<string> ran = [];
    private Func<Task<int>> countPoison = () => Task.FromResult(0);

    public static TheoryData<string> Names => [.. Schedules.All.Select(schedule => schedule.Name)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => loggers.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Timer_RunsTheJobOfItsName(string name)
    {
        Offer(Schedules.All.Select(schedule => schedule.Name), _ => JobOutcome.Done("Done."));

        await FireAsync(name);

        Assert.Equal([name], ran);
    }

    [Fact]
    public async Task Timer_JobIsMissing_SaysSoOnce()
    {
        Offer([], _ => JobOutcome.Done("Done."));

        await FireAsync("LookAtTopTen");

        Assert.Equal("JobSkipped job=LookAtTopTen why=\"This version has no such job.\"", Assert.Single(loggers.Lines).Text);
    }

    [Fact]
    public async Task Timer_SecretsOutOfReach_EndsNormallyWithOneEvent()
    {
        cloud
            .Source.Setup(source => source.GetAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(new WaitFaultException(FaultName.StateUnavailable, "Key Vault", "The vault does not answer."));

        await FireAsync("SweepQueue");

        Assert.StartsWith("JobFault job=SweepQueue", Assert.Single(loggers.Lines).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sweep_SomethingStaysInThePoisonQueue_RaisesTheAlarm()
    {
        Offer(["SweepQueue"], _ => JobOutcome.Done("Done."));
        countPoison = () => Task.FromResult(3);

        await FireAsync("SweepQueue");

        Assert.Equal("PoisonMessage queue=push-torrent-poison message=\"3 stay there unread\" times=unknown", Assert.Single(loggers.Lines).Text);
        Assert.Equal(["SweepQueue"], ran);
    }

    [Fact]
    public async Task Sweep_PoisonQueueOutOfReach_SweepsAllTheSame()
    {
        Offer(["SweepQueue"], _ => JobOutcome.Done("Done."));
        countPoison = () => throw new WaitFaultException(FaultName.StateUnavailable, "Azure Storage", "Later.");

        await FireAsync("SweepQueue");

        Assert.Equal(["SweepQueue"], ran);
        Assert.StartsWith("ServiceFault", Assert.Single(loggers.Lines).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timer_Bug_IsTheHostsToSee_AndTheLaneIsHandedOver()
    {
        Offer(["GuardAccount"], _ => throw new InvalidOperationException("A bug."));

        await Assert.ThrowsAsync<InvalidOperationException>(() => FireAsync("GuardAccount"));

        cloud.VerifyHandedOver(Times.Once());
    }

    [Fact]
    public async Task Timer_ThatMayScan_HasTheDurableClientOfItsInvocation()
    {
        DurableTaskClient? seen = null;
        Offer(
            ["ScanGaps"],
            _ =>
            {
                seen = scope.Client;
                return JobOutcome.Done("Started.");
            }
        );

        await FireAsync("ScanGaps");

        Assert.Same(durable.Object, seen);
    }

    [Fact]
    public async Task Purge_RemovesWhatEndedBeforeATime_AndNothingThatRuns()
    {
        var before = new DateTimeOffset(2026, 10, 21, 0, 0, 0, TimeSpan.Zero);
        PurgeInstancesFilter? filter = null;
        durable
            .Setup(client => client.PurgeAllInstancesAsync(It.IsAny<PurgeInstancesFilter>(), null, It.IsAny<CancellationToken>()))
            .Callback((PurgeInstancesFilter wanted, PurgeInstanceOptions? _, CancellationToken _) => filter = wanted)
            .ReturnsAsync(new PurgeResult(7));
        scope.Enter(durable.Object);

        var removed = await new DurableHistory(scope).PurgeAsync(before, Token);

        Assert.Equal((7, before, null), (removed, filter!.CreatedTo, filter.CreatedFrom));
        Assert.Equal(
            [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated],
            filter.Statuses!.Order()
        );
    }

    private Task FireAsync(string name)
    {
        var method = FunctionCatalogue.All[name];
        var functions = new TimerFunctions(
            new ScheduledRun(cloud.Source.Object, scope, loggers.CreateLogger<ScheduledRun>()),
            new PoisonWatch(_ => countPoison(), loggers.CreateLogger<PoisonWatch>())
        );
        var arguments = method.GetParameters().Select(ArgumentOf).ToArray();
        return (Task)method.Invoke(functions, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }

    private object ArgumentOf(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(TimerInfo) ? new TimerInfo()
        : parameter.ParameterType == typeof(CancellationToken) ? Token
        : durable.Object;

    private void Offer(IEnumerable<string> names, Func<string, JobOutcome> run)
    {
        var jobs = new ScheduledJobs(names.Select(name => new Job(name, this, run)));
        cloud.Services.SetupGet(services => services.Jobs).Returns(jobs);
        cloud.Source.SetupGet(source => source.StateJobs).Returns(jobs);
    }

    private sealed class Job(string name, TimerFunctionsTests test, Func<string, JobOutcome> run) : IScheduledJob
    {
        public string Name => name;

        public Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
        {
            test.ran.Add(name);
            return Task.FromResult(run(name));
        }
    }
}
