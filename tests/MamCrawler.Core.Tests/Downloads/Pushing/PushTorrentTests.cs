using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Tests.Orchestrations;

namespace MamCrawler.Core.Tests.Downloads.Pushing;

public sealed class PushTorrentTests : IDisposable
{
    private static readonly DownloadVolume One = new("g1", "Ann Author", "The Saga", "1", "The First Fire");
    private static readonly DownloadVolume Two = new("g2", "Ann Author", "The Saga", "2", "Second Sight");
    private readonly PushBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Run_Approved_IsAddedTaggedAndStarted()
    {
        await bench.AddAsync();

        var outcome = await bench.PushAsync();

        Assert.Equal(PushResult.Started, outcome.Result);
        var torrent = Assert.Single(bench.Client.Torrents.Values);
        Assert.Equal("downloading", torrent.State);
        Assert.Equal("audiobooks", torrent.Category);
        Assert.Equal(["mamcrawler", "series-gap", "4711"], torrent.Tags);
        Assert.Equal([new TorrentEntry("Book/Book.m4b", 50_000)], await bench.Client.ListFilesAsync(torrent.InfoHash, CancellationToken.None));
        var row = await bench.ReadAsync();
        Assert.Equal((DownloadState.Downloading, torrent.InfoHash, 50_000L, 0), (row.State, row.InfoHash, row.SizeBytes, row.Attempts));
    }

    [Fact]
    public async Task Run_Ends_LogsItOnceAndNamesAFaultOnlyWhereThereIsOne()
    {
        var log = new RecordingLogger();
        bench.Loggers = log;
        await bench.AddAsync();
        bench.Client.Before = _ => throw new WaitFaultException(FaultName.ClientUnreachable, "qBittorrent", "Nothing answers.");
        await bench.PushAsync();
        Assert.Equal(
            $"PushFault download={PushBench.Id} result=Waiting service=qBittorrent fault=ClientUnreachable sentence=\"Nothing answers.\"",
            Assert.Single(log.Shown)
        );

        log.Shown.Clear();
        bench.Client.Before = _ => { };
        await bench.PushWhenDueAsync();
        Assert.StartsWith($"DownloadPushed download={PushBench.Id} why=\"The torrent is in the client", Assert.Single(log.Shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EveryTransition_IsARowWithTimeAndReason()
    {
        await bench.AddAsync();
        await bench.PushAsync();

        var history = new List<DownloadTransition>();
        await foreach (var transition in bench.Downloads.HistoryAsync(PushBench.Id, CancellationToken.None))
            history.Add(transition);

        Assert.Equal(
            [DownloadState.Approved, DownloadState.Fetching, DownloadState.Pushed, DownloadState.Downloading],
            history.Select(transition => transition.To)
        );
        Assert.Equal([null, DownloadState.Approved, DownloadState.Fetching, DownloadState.Pushed], history.Select(transition => transition.From));
        Assert.All(history, transition => Assert.NotEqual("", transition.Why));
        Assert.All(history, transition => Assert.Equal(bench.Time.GetUtcNow(), transition.At));
    }

    [Theory]
    [InlineData(DownloadState.Wanted)]
    [InlineData(DownloadState.Rejected)]
    [InlineData(DownloadState.Held)]
    [InlineData(DownloadState.Abandoned)]
    [InlineData(DownloadState.Landed)]
    public async Task Run_NotToBePushed_DoesNothing(DownloadState state)
    {
        await bench.AddAsync(state);

        Assert.Equal(PushResult.NothingToDo, (await bench.PushAsync()).Result);
        Assert.Equal((0, 0), (bench.Tracker.AccountReads, bench.Tracker.Fetches));
        Assert.Equal(state, (await bench.ReadAsync()).State);
    }

    [Fact]
    public async Task Run_UnknownId_DoesNothing() => Assert.Contains("no download", (await bench.PushAsync()).Sentence, StringComparison.Ordinal);

    [Fact]
    public async Task Run_RepeatedAfterTheEnd_AddsNothingTwice()
    {
        await bench.AddAsync();
        for (var message = 0; message < 5; message++)
            await bench.PushAsync();

        Assert.Equal(["AddStoppedAsync", "StartAsync"], bench.Client.Commands);
        Assert.Equal(1, bench.Tracker.Fetches);
    }

    [Fact]
    public async Task Run_TorrentOfSomebodyElseInTheClient_IsHeldUntouched()
    {
        await bench.AddAsync();
        var torrent = new TorrentFile(bench.Tracker.Torrents[PushBench.TrackerId]);
        bench.Client.Add(Torrent.Read(torrent), new TorrentAddition(torrent, "mine", ["4711"], true));

        var outcome = await bench.PushAsync();

        Assert.Equal(PushResult.Held, outcome.Result);
        Assert.Empty(bench.Client.Commands);
        Assert.Equal(0, bench.Tracker.Fetches);
        Assert.Equal(90, await bench.Grabs.RoomAsync(bench.Tracker.Account, CancellationToken.None));
    }

    [Fact]
    public async Task Run_ManyWorkersAtOnce_AddOnce()
    {
        await bench.AddAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(bench.PushAsync)));

        Assert.Single(bench.Client.Torrents);
        Assert.Equal(DownloadState.Downloading, (await bench.ReadAsync()).State);
        Assert.Contains(outcomes, outcome => outcome.Result == PushResult.Started);
        Assert.All(outcomes, outcome => Assert.Contains(outcome.Result, new[] { PushResult.Started, PushResult.NothingToDo }));
    }

    [Fact]
    public async Task Run_TwoMessagesOfOneDownloadAtOnce_TakeOneAllowanceOfThePace()
    {
        await bench.AddAsync();
        bench.Options = new PushOptions { Pace = new GrabPaceOptions { Normal = new(1, 1) } };
        var worker = bench.Restart();
        Task<PushOutcome>? second = null;
        bench.Client.Before = _ => second ??= worker.RunAsync(PushBench.Id, CancellationToken.None);

        var first = await worker.RunAsync(PushBench.Id, CancellationToken.None);

        Assert.Equal(PushResult.Started, first.Result);
        Assert.Equal(PushResult.NothingToDo, (await second!).Result);
        Assert.Equal(DownloadState.Downloading, (await bench.ReadAsync()).State);
    }

    [Fact]
    public async Task Run_ABug_IsThrown()
    {
        await bench.AddAsync();
        bench.Client.Before = _ => throw new InvalidOperationException("a bug");

        await Assert.ThrowsAsync<InvalidOperationException>(bench.PushAsync);
    }
}
