using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Downloads.Watching;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.State.Files;
using MamCrawler.EndToEnd.Tests.Loop;
using MamCrawler.Integrations.Audiobookshelf;
using MamCrawler.Integrations.Http;
using MamCrawler.Tests;
using MamCrawler.Tests.Programs;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>
/// The real loop: an approved download is fetched, pushed to a real qBittorrent, really transferred from another one through a real tracker, lands, and stands on
/// the shelf with its metadata filled. Audiobookshelf is played over the folder that the files really lie in, and where a server is named it is a real one.
/// </summary>
public sealed class RealLoopTests
{
    // A real server dates what it adds by the real clock.
    private readonly ManualTimeProvider time = new(TimeProvider.System.GetUtcNow());

    [Theory]
    [InlineData("")]
    [InlineData("/audiobooks")]
    public async Task Loop_ApprovedPack_IsTransferredAndStandsOnTheShelf(string folderOfTheLibrary)
    {
        await using var swarm = await RealSwarm.StartAsync();
        var folder = folderOfTheLibrary.Length > 0 ? folderOfTheLibrary : swarm.LibraryFolder;
        await using var library = await SimulatedLoopLibrary.StartAsync(swarm.LibraryFolder, folder, time);
        await LoopAsync(swarm, library);
    }

    [Fact]
    public async Task Loop_RealAudiobookshelf_ApprovedPackStandsOnTheShelf()
    {
        Assert.SkipWhen(AudiobookshelfServer.Missing is not null, AudiobookshelfServer.Missing ?? "");
        await using var swarm = await RealSwarm.StartAsync();
        await using var library = await RealLoopLibrary.StartAsync(swarm.LibraryFolder);
        await LoopAsync(swarm, library);
    }

    private async Task LoopAsync(RealSwarm swarm, ILoopLibrary library)
    {
        using var tables = new FileTableStore(swarm.StateFolder);
        var downloads = new DownloadStore(tables, time);
        var id = await ApproveAsync(downloads);
        var tracker = new OneTorrentTracker(swarm.Torrent, time);

        await PushAsync(library, tables, downloads, tracker, swarm.Client);
        await WatchToTheShelfAsync(library, tables, downloads, swarm, id);

        Assert.Equal(1, tracker.Fetches);
        var torrent = Assert.Single(await swarm.Client.ListAsync(CancellationToken.None));
        Assert.True(torrent.IsComplete && !torrent.IsStopped, torrent.State);
        AssertTransferred(swarm);
        var arrivals = await new ArrivalStore(tables).ListAsync(id, CancellationToken.None);
        var items = await LoopItems.OfAnnAuthorAsync(library);
        Assert.Equal([20d, 40d], items.Select(item => Math.Round(item.Seconds)));
        Assert.Equal(items, arrivals.Select(arrival => (arrival.ItemId!, arrival.Path!, arrival.Duration!.Value.TotalSeconds, arrival.Tracks!.Value)));
        Assert.Equal(
            [$"{library.Folder}/Ann Author/The Saga/1 - The First Fire", $"{library.Folder}/Ann Author/The Saga/2 - Second Sight"],
            arrivals.Select(arrival => arrival.Path)
        );
        await AssertFilledAsync(library, MetadataOf(library, tables), [.. arrivals.Select(arrival => arrival.ItemId!)]);
        var history = await downloads.HistoryAsync(id, CancellationToken.None).Select(transition => transition.To).ToListAsync(CancellationToken.None);
        Assert.Equal([DownloadState.Landed, DownloadState.Importing, DownloadState.Shelved], history[^3..]);
        await Patience.UntilAsync(async () => await swarm.CountSeedersAsync() == 2, "What landed does not seed.");
    }

    private MetadataChanges MetadataOf(ILoopLibrary library, FileTableStore tables) =>
        new(() => ClientOf(library).Editor, tables, writes: true, time, NullLoggerFactory.Instance);

    /// <summary>What was said of the volumes when they were chosen stands in the library, beside what it read itself; and one change is taken back again.</summary>
    private static async Task AssertFilledAsync(ILoopLibrary library, MetadataChanges metadata, IReadOnlyList<string> itemIds)
    {
        var items = await metadata.ReadAsync(itemIds, CancellationToken.None);
        foreach (var (itemId, number) in itemIds.Select((itemId, place) => (itemId, place + 1)))
        {
            Assert.Equal([$"Narrator {number}", "Tom Reader"], items[itemId].ValuesOf(MetadataField.Narrators));
            Assert.Equal(["A House & Sons"], items[itemId].ValuesOf(MetadataField.Publisher));
            Assert.Equal([$"The Saga #{number}"], items[itemId].ValuesOf(MetadataField.Series));
            Assert.Equal(["Ann Author"], items[itemId].Book.Authors);
        }
        var changes = await metadata.ListAsync(CancellationToken.None);
        Assert.Equal(
            itemIds.SelectMany(itemId => new[] { $"{itemId}.Narrators.1", $"{itemId}.Publisher.1" }).Order(StringComparer.Ordinal),
            changes.Select(change => change.Id).Order(StringComparer.Ordinal)
        );
        var undone = await metadata.UndoAsync(changes[0], CancellationToken.None);
        Assert.True(undone.Undone, undone.Sentence);
        Assert.Empty((await ClientOf(library).Editor.ReadAsync([changes[0].ItemId], CancellationToken.None))[0].ValuesOf(changes[0].Field));
    }

    private static async Task<string> ApproveAsync(DownloadStore downloads)
    {
        var download = await downloads.AddAsync(
            new Download
            {
                Id = DownloadStore.IdOf(RealSwarm.TrackerId),
                TrackerId = RealSwarm.TrackerId,
                Title = "The Saga 1-2",
                State = DownloadState.Approved,
                Reason = "series-gap",
                Volumes = [VolumeOf(1, "The First Fire"), VolumeOf(2, "Second Sight")],
                Why = "Approved in a test.",
            },
            CancellationToken.None
        );
        return download.Id;
    }

    private static DownloadVolume VolumeOf(int number, string title) =>
        new($"gap-{number}", "Ann Author", "The Saga", $"{number}", title)
        {
            Durations = [TimeSpan.FromSeconds(20 * number)],
            Narrators = [$"Narrator {number}", "Tom Reader"],
            Publisher = "A House & Sons",
        };

    private async Task PushAsync(ILoopLibrary library, FileTableStore tables, DownloadStore downloads, ITracker tracker, ITorrentClient client)
    {
        using var look = new LibraryLook(ClientOf(library), time);
        using var account = new AccountFacts(new AccountStore(tables), tracker, time);
        var push = new PushTorrent(
            downloads,
            new GrabLedger(tables, time),
            account,
            look,
            tracker,
            client,
            new PushOptions(),
            time,
            NullLogger<PushTorrent>.Instance
        );
        await Patience.UntilAsync(
            async () =>
            {
                time.Advance(TimeSpan.FromMinutes(1));
                var outcome = await push.RunAsync(DownloadStore.IdOf(RealSwarm.TrackerId), CancellationToken.None);
                Assert.NotEqual(PushResult.Refused, outcome.Result);
                return outcome.Result == PushResult.Started;
            },
            "The push did not come through."
        );
    }

    /// <summary>Runs the watch as a schedule would, and lets the shelving that it starts run on a clock that moves by itself.</summary>
    private async Task WatchToTheShelfAsync(ILoopLibrary library, FileTableStore tables, DownloadStore downloads, RealSwarm swarm, string id)
    {
        var services = new ShelvingServices(
            new ShelvingParts
            {
                Downloads = downloads,
                Client = () => swarm.Client,
                Shelf = () => ClientOf(library).Shelf,
                Metadata = MetadataOf(library, tables),
                Tables = tables,
                Clock = time,
                Options = new ShelvingOptions { Mapping = PathMapping.Parse($"{swarm.LibraryFolder}={library.Folder}") },
            }
        );
        var options = new InProcessEngineOptions { LeaseDuration = Timeout.InfiniteTimeSpan };
        await using var engine = new InProcessEngine(services.AddTo(new OrchestrationRegistry()), tables, time, NullLoggerFactory.Instance, options);
        var watch = new WatchDownloads(
            downloads,
            new GrabLedger(tables, time),
            new AccountStore(tables),
            swarm.Client,
            new WatchOptions(),
            time,
            () => services.StartOn(engine)
        );
        await Patience.UntilAsync(
            async () =>
            {
                Assert.Equal(JobResult.Done, (await watch.RunAsync(CancellationToken.None)).Result);
                return (await downloads.GetAsync(id, CancellationToken.None))!.LandedAt is not null;
            },
            "It never landed."
        );
        using (time.AdvanceByItself(library.Quiet))
        {
            var end = await engine.WaitAsync(ShelvingStart.InstanceOf(id), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
            Assert.True(end.Status == OrchestrationStatus.Completed, end.Output);
        }
        var download = (await downloads.GetAsync(id, CancellationToken.None))!;
        Assert.True(download.State == DownloadState.Shelved, $"{download.State}: {download.Why}");
    }

    private static void AssertTransferred(RealSwarm swarm)
    {
        foreach (var (name, content) in swarm.Contents)
        {
            var folder = Path.GetFileNameWithoutExtension(name);
            Assert.Equal(content, File.ReadAllBytes(Path.Combine(swarm.LibraryFolder, "Ann Author", "The Saga", folder, name)));
        }
    }

    private static AudiobookshelfLibrary ClientOf(ILoopLibrary library)
    {
        var options = new AudiobookshelfOptions { BaseAddress = library.Address, LibraryId = library.LibraryId };
        var secrets = new SecretsOfTheTest(new() { [options.ApiKeySecret] = library.Key });
        return new AudiobookshelfLibrary(options, ServiceHandler.CreateClient(), secrets, TimeProvider.System);
    }
}
