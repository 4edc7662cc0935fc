using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Downloads.Pushing;

/// <summary>A torrent client in memory. Adding a torrent it has is refused quietly, as qBittorrent does.</summary>
internal sealed class FakeTorrentClient : ITorrentClient
{
    private readonly Dictionary<string, List<TorrentEntry>> files = [];

    public Dictionary<string, ClientTorrent> Torrents { get; } = [];

    /// <summary>Every command that came, with the state it found.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>Called before each answer with its name; what it throws is the answer.</summary>
    public Action<string> Before { get; set; } = _ => { };

    /// <summary>Called after a command was carried out; what it throws is a lost answer.</summary>
    public Action<string> After { get; set; } = _ => { };

    public bool IgnoresCommands { get; set; }

    /// <summary>The torrents that were announced again.</summary>
    public List<string> Announced { get; } = [];

    /// <summary>What the tracker says of every torrent that it does not take.</summary>
    public string? TrackerRefusal { get; set; }

    public Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken) => Task.FromResult(new ServiceProbe("qBittorrent", "fake", []));

    public Task<ClientTorrent?> FindAsync(string infoHash, CancellationToken cancellationToken)
    {
        Before(nameof(FindAsync));
        return Task.FromResult(Torrents.GetValueOrDefault(infoHash));
    }

    public Task<IReadOnlyList<ClientTorrent>> ListAsync(CancellationToken cancellationToken)
    {
        Before(nameof(ListAsync));
        return Task.FromResult<IReadOnlyList<ClientTorrent>>([.. Torrents.Values]);
    }

    public Task<IReadOnlyList<TorrentEntry>> ListFilesAsync(string infoHash, CancellationToken cancellationToken)
    {
        Before(nameof(ListFilesAsync));
        return Task.FromResult<IReadOnlyList<TorrentEntry>>([.. files[infoHash]]);
    }

    public Task AddStoppedAsync(TorrentAddition addition, CancellationToken cancellationToken) =>
        Command(
            nameof(AddStoppedAsync),
            () =>
            {
                var torrent = Torrent.Read(addition.File);
                if (Torrents.ContainsKey(torrent.InfoHash))
                    return;
                Add(torrent, addition);
            }
        );

    public void Add(Torrent torrent, TorrentAddition addition)
    {
        Torrents[torrent.InfoHash] = new ClientTorrent
        {
            InfoHash = torrent.InfoHash,
            Name = torrent.Name,
            State = "stoppedDL",
            Category = addition.Category,
            Tags = addition.Tags,
            TrackerId = addition.Tags.Select(tag => long.TryParse(tag, out var id) ? id : (long?)null).FirstOrDefault(id => id is not null),
        };
        files[torrent.InfoHash] =
        [
            .. torrent.Files.Select(file =>
                torrent.IsSingleFile && addition.SubfolderForSingleFile
                    ? file with
                    {
                        Path = Path.GetFileNameWithoutExtension(file.Path) + "/" + file.Path,
                    }
                    : file
            ),
        ];
    }

    public Task RenameFileAsync(string infoHash, string oldPath, string newPath, CancellationToken cancellationToken) =>
        Command(
            nameof(RenameFileAsync),
            () =>
            {
                var index = files[infoHash].FindIndex(file => file.Path == oldPath);
                if (index < 0 || files[infoHash].Any(file => file.Path == newPath))
                    throw new StopFaultException(FaultName.ClientRefused, "qBittorrent", "No such file, or the name is taken.");
                files[infoHash][index] = files[infoHash][index] with { Path = newPath };
            }
        );

    public Task StartAsync(string infoHash, CancellationToken cancellationToken) =>
        Command(nameof(StartAsync), () => Torrents[infoHash] = Torrents[infoHash] with { State = "downloading" });

    public Task StopAsync(string infoHash, CancellationToken cancellationToken) =>
        Command(nameof(StopAsync), () => Torrents[infoHash] = Torrents[infoHash] with { State = "stoppedDL" });

    public Task ReannounceAsync(IReadOnlyCollection<string> infoHashes, CancellationToken cancellationToken) =>
        Command(nameof(ReannounceAsync), () => Announced.AddRange(infoHashes));

    public Task<string?> FindTrackerRefusalAsync(string infoHash, CancellationToken cancellationToken)
    {
        Before(nameof(FindTrackerRefusalAsync));
        return Task.FromResult(TrackerRefusal);
    }

    private Task Command(string name, Action carryOut)
    {
        Before(name);
        Commands.Add(name);
        if (!IgnoresCommands)
            carryOut();
        After(name);
        return Task.CompletedTask;
    }
}
