using MamCrawler.Core.Downloads;
using MamCrawler.Core.State.Files;
using MamCrawler.Hosting.Composition;
using MamCrawler.Hosting.Settings;

namespace MamCrawler.Hosting.Tests;

/// <summary>Host services over state in a folder of their own.</summary>
internal sealed class HostBench : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "mamcrawler-tests", Guid.NewGuid().ToString("N"));
    private readonly FileTableStore tables;
    private readonly FileWorkQueue queue;

    private HostBench() => (tables, queue) = (new FileTableStore(folder), new FileWorkQueue(folder, TimeProvider.System));

    public static async Task<HostBench> MakeAsync(MamCrawlerSettings settings, FakeSecrets secrets, TimeProvider? time = null)
    {
        var bench = new HostBench();
        Directory.CreateDirectory(bench.folder);
        var parts = new HostParts(settings, secrets, time ?? TimeProvider.System)
        {
            Tables = bench.tables,
            Documents = new FileDocumentStore(bench.folder, TimeProvider.System),
            Queue = bench.queue,
            Loggers = bench.Log,
        };
        bench.Services = await HostServices.MakeAsync(parts, TestContext.Current.CancellationToken);
        return bench;
    }

    public RecordingLoggers Log { get; } = new();

    public HostServices Services { get; private set; } = null!;

    public Task<Download> AddApprovedAsync() =>
        Services.Downloads.AddAsync(
            new Download
            {
                Id = "mam-7",
                TrackerId = 7,
                Title = "A title",
                State = DownloadState.Approved,
                Reason = "series-gap",
                Volumes = [new DownloadVolume("gap-1", "An Author", "A Series", "1", "One")],
            },
            TestContext.Current.CancellationToken
        );

    public async Task<string?> NextMessageAsync() =>
        (await queue.ReceiveAsync(Core.Downloads.Pushing.PushTorrent.Queue, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken))?.Id;

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        queue.Dispose();
        tables.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
