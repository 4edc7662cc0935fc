using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.Downloads.Pushing;
using MamCrawler.Core.Tests.Scanning;
using MamCrawler.Core.Tests.State;

namespace MamCrawler.Core.Tests.Schedules;

/// <summary>The jobs that only start what exists: the sweep, the scan and the purge.</summary>
public sealed class SmallJobsTests
{
    [Fact]
    public async Task SweepQueue_DueAndWaitingDownloads_SendsThoseThatAreDue()
    {
        using var bench = new PushBench();
        using var directory = new TemporaryDirectory();
        using var queue = new FileWorkQueue(directory.Path, bench.Time);
        var sweep = new SweepQueue(bench.Downloads, queue);
        Assert.Equal(JobResult.Skipped, (await sweep.RunAsync(CancellationToken.None)).Result);
        var due = await bench.AddAsync();
        await bench.Downloads.AddAsync(due with { Id = "mam-2", NextAttemptAt = bench.Time.GetUtcNow().AddMinutes(1) }, CancellationToken.None);
        await bench.Downloads.AddAsync(due with { Id = "mam-3", State = DownloadState.Wanted }, CancellationToken.None);

        Assert.Equal(JobOutcome.Done("Downloads that were due and were sent: 1."), await sweep.RunAsync(CancellationToken.None));

        var message = await queue.ReceiveAsync(PushTorrent.Queue, TimeSpan.FromMinutes(1), CancellationToken.None);
        Assert.Equal(due.Id, message?.Id);
        Assert.Null(await queue.ReceiveAsync(PushTorrent.Queue, TimeSpan.FromMinutes(1), CancellationToken.None));
    }

    [Fact]
    public async Task ScanGaps_Alone_StartsAsConfigured()
    {
        var scans = new FakeScans();

        var outcome = await new ScanGaps(scans, ScanMode.Propose, 7).RunAsync(CancellationToken.None);

        Assert.Equal(JobOutcome.Done("The scan run-1 was started."), outcome);
        Assert.Equal([new ScanRequest(ScanMode.Propose, 7)], scans.Requests);
    }

    [Fact]
    public async Task ScanGaps_WhileOneRuns_StartsNoSecond()
    {
        var outcome = await new ScanGaps(new FakeScans { IsRunning = true }, ScanMode.Propose, 7).RunAsync(CancellationToken.None);

        Assert.Equal(JobResult.Skipped, outcome.Result);
        Assert.Contains("run-1", outcome.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, JobResult.Skipped)]
    [InlineData(3, JobResult.Done)]
    public async Task PurgeHistory_RemovesWhatEndedThirtyDaysAgo(int removed, JobResult result)
    {
        using var stores = new ScanStores();
        var (time, runs) = (stores.Clock, stores.Runs);
        foreach (var (id, days) in new[] { ("20260901T010000000", 31), ("20261101T010000000", 1) })
            await runs.BeginAsync(new ScanInput(id, ScanMode.Propose, 10, 100, 4), time.GetUtcNow().AddDays(removed == 0 ? -1 : -days), CancellationToken.None);
        DateTimeOffset? before = null;
        var purge = new PurgeHistory(
            (at, _) =>
            {
                before = at;
                return Task.FromResult(removed);
            },
            runs,
            time
        );

        Assert.Equal(result, (await purge.RunAsync(CancellationToken.None)).Result);
        Assert.Equal(time.GetUtcNow().AddDays(-30), before);
        Assert.Equal(removed == 0, await runs.FindAsync("20260901T010000000", CancellationToken.None) is not null);
    }

    [Fact]
    public void Name_IsThatOfASchedule()
    {
        using var bench = new PushBench();
        using var directory = new TemporaryDirectory();
        using var queue = new FileWorkQueue(directory.Path, bench.Time);
        IScheduledJob[] jobs =
        [
            new SweepQueue(bench.Downloads, queue),
            new ScanGaps(new FakeScans(), ScanMode.Propose, 1),
            new PurgeHistory((_, _) => Task.FromResult(0), new RunStore(bench.Tables), bench.Time),
        ];
        Assert.Equal(3, new ScheduledJobs(jobs).Available.Count);
    }

    private sealed class FakeScans : IScans
    {
        public List<ScanRequest> Requests { get; } = [];

        public bool IsRunning { get; init; }

        public Task<ScanStart> StartAsync(ScanRequest request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            return Task.FromResult(new ScanStart("run-1", !IsRunning));
        }

        public Task<ScanState?> GetAsync(string runId, CancellationToken cancellationToken) => throw new InvalidOperationException("Jobs only start.");

        public Task<ScanState?> GetNewestAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("Jobs only start.");

        public Task<bool> CancelAsync(string runId, CancellationToken cancellationToken) => throw new InvalidOperationException("Jobs only start.");
    }
}
