using MamCrawler.Core.Downloads;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State;
using MamCrawler.Core.Tests.Scanning;
using MamCrawler.Functions.Composition;
using MamCrawler.Functions.Durable;
using MamCrawler.Functions.Timers;
using MamCrawler.Hosting.Composition;
using MamCrawler.Hosting.Settings;
using Microsoft.DurableTask.Client;
using Moq;

namespace MamCrawler.Functions.Tests.Composition;

/// <summary>The services of the process on a state in files, with nothing configured: what a fresh deployment meets.</summary>
public sealed class CloudServicesTests : IAsyncLifetime
{
    private readonly ScanStores stores = new();
    private readonly RecordingLoggers loggers = new();
    private readonly DurableClientScope scope = new();
    private readonly Mock<DurableTaskClient> durable = new("test");
    private CloudServices services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DownloadStore Downloads => new(stores.Tables, stores.Clock);

    public async ValueTask InitializeAsync()
    {
        var parts = new HostParts(new MamCrawlerSettings(), new EnvironmentSecretStore(_ => null), stores.Clock)
        {
            Tables = stores.Tables,
            Documents = stores.Documents,
            Queue = new Core.State.Files.FileWorkQueue(stores.Directory, stores.Clock),
            Loggers = loggers,
        };
        services = new CloudServices(await HostServices.MakeAsync(parts, Token), new DurableOrchestrationClient(scope), new DurableHistory(scope));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        loggers.Dispose();
        stores.Dispose();
    }

    [Theory]
    [InlineData("WatchDownloads")]
    [InlineData("GuardAccount")]
    [InlineData("SweepQueue")]
    [InlineData("PurgeHistory")]
    [InlineData("BackUp")]
    [InlineData("ScanGaps")]
    [InlineData("RefreshVipAndPending")]
    [InlineData("SendNotices")]
    [InlineData("WriteDigest")]
    public void Jobs_OfTheSchedules_AreThere(string job) => Assert.Contains(services.Jobs.Available, schedule => schedule.Name == job);

    [Theory]
    [InlineData("WatchDownloads")]
    [InlineData("SweepQueue")]
    [InlineData("ScanGaps")]
    public async Task Job_NothingConfigured_IsPassedOver(string job)
    {
        var outcome = await services.Jobs.RunAsync(job, Token);

        Assert.Equal(JobResult.Skipped, outcome.Result);
        Assert.Contains("Not configured", outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PurgeHistory_AsksDurable()
    {
        scope.Enter(durable.Object);
        durable.Setup(client => client.PurgeAllInstancesAsync(It.IsAny<PurgeInstancesFilter>(), null, Token)).ReturnsAsync(new PurgeResult(3));

        var outcome = await services.Jobs.RunAsync("PurgeHistory", Token);

        Assert.Equal(JobResult.Done, outcome.Result);
        Assert.Contains("3", outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_NothingConfigured_EndsNormallyAndLeavesTheRow()
    {
        await AddAsync();

        await services.PushAsync("mam-1", Token);

        Assert.Equal(DownloadState.Approved, (await Downloads.GetAsync("mam-1", Token))!.State);
        Assert.Contains(loggers.Lines, line => line.Text.StartsWith("NotConfigured", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GiveUpPush_FailsTheDownload()
    {
        await AddAsync();

        await services.GiveUpPushAsync("mam-1", 5, Token);

        Assert.Equal(DownloadState.Failed, (await Downloads.GetAsync("mam-1", Token))!.State);
    }

    [Fact]
    public async Task HandOver_NothingWasAsked_IsQuiet()
    {
        await services.HandOverTrackerAsync();

        Assert.Empty(loggers.Lines);
    }

    [Fact]
    public void MakeActivity_NothingConfigured_IsTheNamedFault() => Assert.ThrowsAny<Core.Faults.FaultException>(() => services.MakeActivity<TakeSnapshot>());

    private Task<Download> AddAsync() =>
        Downloads.AddAsync(
            new Download
            {
                Id = "mam-1",
                TrackerId = 1,
                Title = "Dune",
                State = DownloadState.Approved,
                Reason = "series-gap",
            },
            Token
        );
}
