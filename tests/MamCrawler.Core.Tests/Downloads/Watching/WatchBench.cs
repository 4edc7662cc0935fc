using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Watching;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Tests.Downloads.Pushing;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Downloads.Watching;

/// <summary>A push bench whose downloads are in the client already, with the watch over them and a count of what it writes.</summary>
internal sealed class WatchBench : IDisposable
{
    public const long FileBytes = 50_000;

    private readonly PushBench bench = new();

    public WatchBench() => bench.Tables.Step = step => Writes += step.StartsWith("after write", StringComparison.Ordinal) ? 1 : 0;

    public ManualTimeProvider Time => bench.Time;

    public FakeTorrentClient Client => bench.Client;

    public FakeTracker Tracker => bench.Tracker;

    public DownloadStore Downloads => bench.Downloads;

    public AccountStore Accounts => new(bench.Tables);

    public GrabLedger Grabs => bench.Grabs;

    public WatchOptions Options { get; set; } = new();

    /// <summary>State writes so far.</summary>
    public int Writes { get; private set; }

    /// <summary>A download whose torrent is in the client, running.</summary>
    public async Task<Download> AddAsync(
        long trackerId = 1,
        DownloadState state = DownloadState.Downloading,
        bool? costs = false,
        string torrentState = "downloading"
    )
    {
        var file = new TorrentFile(TestTorrent.Single($"Book {trackerId}.m4b", FileBytes, trackerId));
        var torrent = Torrent.Read(file);
        Client.Add(torrent, new TorrentAddition(file, "audiobooks", ["mamcrawler", "series-gap", $"{trackerId}"], SubfolderForSingleFile: true));
        Set(torrent.InfoHash, there => there with { State = torrentState, SavePath = "/srv" });
        return await Downloads.AddAsync(
            new Download
            {
                Id = DownloadStore.IdOf(trackerId),
                TrackerId = trackerId,
                Title = $"Book {trackerId}",
                State = state,
                Reason = "series-gap",
                Volumes = [new DownloadVolume($"g{trackerId}", "Ann Author", "", "", $"Book {trackerId}")],
                InfoHash = torrent.InfoHash,
                SizeBytes = FileBytes,
                FileCount = 1,
                Costs = costs,
                Why = "Started in a test.",
            },
            CancellationToken.None
        );
    }

    public void Set(string infoHash, Func<ClientTorrent, ClientTorrent> change) => Client.Torrents[infoHash] = change(Client.Torrents[infoHash]);

    public void Set(Download download, string state, long? loaded = null, bool? knowsPeers = null) =>
        Set(
            download.InfoHash!,
            torrent =>
                torrent with
                {
                    State = state,
                    LoadedBytes = loaded ?? torrent.LoadedBytes,
                    Progress = (loaded ?? torrent.LoadedBytes) / (double)FileBytes,
                    KnowsPeers = knowsPeers ?? torrent.KnowsPeers,
                }
        );

    /// <summary>Looks once, in a fresh process.</summary>
    public Task<JobOutcome> LookAsync() => new WatchDownloads(Downloads, Grabs, Accounts, Client, Options, Time).RunAsync(CancellationToken.None);

    public Task<JobOutcome> LookAfterAsync(TimeSpan time)
    {
        Time.Advance(time);
        return LookAsync();
    }

    public async Task<Download> ReadAsync(Download download) => (await Downloads.GetAsync(download.Id, CancellationToken.None))!;

    public void Dispose() => bench.Dispose();
}
