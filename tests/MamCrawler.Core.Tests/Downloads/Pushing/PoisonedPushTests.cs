using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Tests.Orchestrations;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Tests.Downloads.Pushing;

public sealed class PoisonedPushTests : IDisposable
{
    private readonly PushBench bench = new();
    private readonly RecordingLogger log = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Run_OfADownload_FailsItWithTheReasonAndRaisesTheAlarm()
    {
        await bench.AddAsync();

        await RunAsync(PushBench.Id);

        var failed = await bench.ReadAsync();
        Assert.Equal((DownloadState.Failed, 1), (failed.State, failed.Attempts));
        Assert.Equal(bench.Time.GetUtcNow() + TimeSpan.FromDays(1), failed.NextAttemptAt);
        Assert.Contains("5 times", failed.Why, StringComparison.Ordinal);
        Assert.Equal([$"PoisonMessage queue=push-torrent message={PushBench.Id} times=5"], log.Lines);
    }

    [Fact]
    public async Task Run_Repeated_UsesOneAttempt()
    {
        await bench.AddAsync();

        await RunAsync(PushBench.Id);
        await RunAsync(PushBench.Id);

        Assert.Equal(1, (await bench.ReadAsync()).Attempts);
    }

    [Fact]
    public async Task Run_AfterTheLastAttempt_AbandonsIt()
    {
        var download = await bench.AddAsync();
        await bench.Downloads.ChangeAsync(download, download with { Attempts = 3 }, CancellationToken.None);

        await RunAsync(PushBench.Id);

        var abandoned = await bench.ReadAsync();
        Assert.Equal((DownloadState.Abandoned, 4, null), (abandoned.State, abandoned.Attempts, abandoned.NextAttemptAt));
    }

    [Theory]
    [InlineData(DownloadState.Downloading)]
    [InlineData(DownloadState.Held)]
    [InlineData(DownloadState.Shelved)]
    public async Task Run_OfADownloadThatIsPastPushing_LeavesIt(DownloadState state)
    {
        await bench.AddAsync(state);

        await RunAsync(PushBench.Id);

        Assert.Equal(state, (await bench.ReadAsync()).State);
    }

    [Theory]
    [InlineData("mam-1", "mam-1")]
    [InlineData("", "empty")]
    [InlineData("{\"id\": \"a/b\"}", "{\"id\": \"a~002fb\"}")]
    public async Task Run_OfWhatNamesNoDownload_KeepsIt(string message, string key)
    {
        await RunAsync(message);
        await RunAsync(message);

        var kept = Assert.Single(await bench.Tables.QueryAsync(PoisonedPush.Table, null, RowKeyRange.All, CancellationToken.None).ToListAsync());
        Assert.Equal((PushTorrent.Queue, key, message), (kept.PartitionKey, kept.RowKey, (string)kept.Properties["Text"]));
        Assert.Equal(2, log.Lines.Count);
    }

    private Task RunAsync(string message) =>
        new PoisonedPush(bench.Downloads, bench.Tables, bench.Time, log.CreateLogger<PoisonedPush>()).RunAsync(message, 5, CancellationToken.None);
}
