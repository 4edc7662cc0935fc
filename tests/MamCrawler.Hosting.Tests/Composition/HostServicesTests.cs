using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Schedules;
using MamCrawler.Hosting.Composition;
using MamCrawler.Hosting.Settings;

namespace MamCrawler.Hosting.Tests.Composition;

public sealed class HostServicesTests
{
    [Fact]
    public async Task Push_NotConfigured_IsPassedOverWithOneLineAndTheRowStaysDue()
    {
        await using var bench = await HostBench.MakeAsync(new MamCrawlerSettings(), new FakeSecrets());
        var added = await bench.AddApprovedAsync();
        await bench.Services.PushAsync(added.Id, TestContext.Current.CancellationToken);
        var row = await bench.Services.Downloads.GetAsync(added.Id, TestContext.Current.CancellationToken);
        Assert.Equal((DownloadState.Approved, added.ETag), (row!.State, row.ETag));
        var line = Assert.Single(bench.Log.Lines, line => line.StartsWith("NotConfigured ", StringComparison.Ordinal));
        Assert.Contains("audiobookshelf.baseAddress", line, StringComparison.Ordinal);
        var jobs = HostJobs.Of(bench.Services, () => throw new InvalidOperationException("asked"), () => throw new InvalidOperationException("asked"));
        Assert.Equal(JobResult.Skipped, (await jobs.RunAsync("SweepQueue", TestContext.Current.CancellationToken)).Result);
        Assert.Equal(JobResult.Skipped, (await jobs.RunAsync("ScanGaps", TestContext.Current.CancellationToken)).Result);
        Assert.Equal(JobResult.Done, (await jobs.RunAsync("BackUp", TestContext.Current.CancellationToken)).Result);
        Assert.Null(await bench.NextMessageAsync());
    }

    [Fact]
    public async Task Push_SecretStoreSilent_EndsNormallyAndTheRowSaysWhy()
    {
        var secrets = new FakeSecrets { Failure = new WaitFaultException(FaultName.StateUnavailable, "Key Vault", "The vault did not answer.") };
        await using var bench = await HostBench.MakeAsync(SettingsText.Loopback, secrets);
        var added = await bench.AddApprovedAsync();
        await bench.Services.PushAsync(added.Id, TestContext.Current.CancellationToken);
        var row = await bench.Services.Downloads.GetAsync(added.Id, TestContext.Current.CancellationToken);
        Assert.NotNull(row!.NextAttemptAt);
        Assert.Equal(0, row.Attempts);
        Assert.Contains("The vault did not answer.", row.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Library_AddressMissing_IsNotConfiguredAndNothingElseIsHurt()
    {
        await using var bench = await HostBench.MakeAsync(new MamCrawlerSettings(), new FakeSecrets());
        Assert.Equal(FaultName.NotConfigured, Assert.Throws<AskPersonFaultException>(() => bench.Services.Library).Fault.Name);
        Assert.Equal(FaultName.NotConfigured, Assert.Throws<AskPersonFaultException>(() => bench.Services.Scanning).Fault.Name);
        Assert.Empty(await bench.Services.Approvals.ListAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.NotNull(bench.Services.Tracker);
    }

    [Fact]
    public async Task Push_UnknownDownload_EndsNormally()
    {
        var secrets = new FakeSecrets(KnownSecrets.AudiobookshelfKey, KnownSecrets.TrackerSession, KnownSecrets.QBittorrentKey);
        await using var bench = await HostBench.MakeAsync(SettingsText.Loopback, secrets);
        await bench.Services.PushAsync("mam-1", TestContext.Current.CancellationToken);
        Assert.DoesNotContain(bench.Log.Lines, line => line.StartsWith("NotConfigured ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sweep_Configured_SendsWhatIsDueAgain()
    {
        var secrets = new FakeSecrets(KnownSecrets.AudiobookshelfKey, KnownSecrets.TrackerSession, KnownSecrets.QBittorrentKey);
        await using var bench = await HostBench.MakeAsync(SettingsText.Loopback, secrets);
        var added = await bench.AddApprovedAsync();
        var jobs = HostJobs.Of(bench.Services, () => throw new InvalidOperationException("asked"), () => throw new InvalidOperationException("asked"));
        Assert.Equal(JobResult.Done, (await jobs.RunAsync("SweepQueue", TestContext.Current.CancellationToken)).Result);
        Assert.Equal(added.Id, await bench.NextMessageAsync());
    }

    [Fact]
    public async Task Start_ScanWithoutASecret_IsRefusedWithItsName()
    {
        var secrets = new FakeSecrets(KnownSecrets.AudiobookshelfKey, KnownSecrets.QBittorrentKey);
        await using var bench = await HostBench.MakeAsync(SettingsText.Loopback, secrets);
        var scans = bench.Services.ApiOn(new NoEngine()).Scans;
        var fault = (
            await Assert.ThrowsAsync<AskPersonFaultException>(() =>
                scans.StartAsync(new ScanRequest(ScanMode.Propose, 10), TestContext.Current.CancellationToken)
            )
        ).Fault;
        Assert.Equal(FaultName.NotConfigured, fault.Name);
        Assert.Contains("mam-id", fault.Sentence, StringComparison.Ordinal);
        Assert.Null(await scans.GetNewestAsync(TestContext.Current.CancellationToken));
        Assert.Null(await scans.GetAsync("run-1", TestContext.Current.CancellationToken));
        Assert.False(await scans.CancelAsync("run-1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Jobs_EverySchedule_HasOne()
    {
        await using var bench = await HostBench.MakeAsync(new MamCrawlerSettings(), new FakeSecrets());
        var jobs = HostJobs.Of(bench.Services, () => throw new InvalidOperationException("asked"), () => throw new InvalidOperationException("asked"));
        // The purge is each host's own: it knows its engine.
        Assert.Equal(Schedules.All.Where(schedule => schedule != Schedules.PurgeHistory), jobs.Available);
    }

    private sealed class NoEngine : IOrchestrationClient
    {
        public Task<bool> StartAsync(string name, string instanceId, object? input, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("started");

        public Task<OrchestrationState?> GetStateAsync(string instanceId, CancellationToken cancellationToken) => Task.FromResult<OrchestrationState?>(null);
    }
}
