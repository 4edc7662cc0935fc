namespace MamCrawler.Simulators.QBittorrent;

/// <summary>What the simulated client holds. Safe for concurrent use: callers lock <see cref="Gate"/>.</summary>
internal sealed class ClientState(QBittorrentSimulator simulator, TimeProvider time)
{
    private static readonly TimeSpan Moving = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, (string State, DateTimeOffset Until)> lagging = [];

    internal Lock Gate { get; } = new();

    internal List<SimulatedTorrent> Torrents { get; } = [];

    internal SortedDictionary<string, string> Categories { get; } = new(StringComparer.Ordinal);

    internal SortedSet<string> Tags { get; } = new(StringComparer.Ordinal);

    internal DateTimeOffset Now => time.GetUtcNow();

    internal SimulatedTorrent? Find(string? hash) => Torrents.FirstOrDefault(torrent => torrent.Key.Equals(hash, StringComparison.OrdinalIgnoreCase));

    internal long LoadedOf(SimulatedTorrent torrent) => torrent.LoadedAt(Now, simulator.BytesPerSecond);

    /// <summary>The state as the API shows it, which lags behind commands.</summary>
    internal string ShownStateOf(SimulatedTorrent torrent) =>
        lagging.TryGetValue(torrent.Key, out var shown) && shown.Until > Now ? shown.State : StateOf(torrent);

    /// <summary>Starts or stops.</summary>
    internal void Switch(SimulatedTorrent torrent, bool stop)
    {
        if (torrent.IsStopped == stop && !torrent.IsBroken)
            return;
        var now = Now;
        lagging[torrent.Key] = (ShownStateOf(torrent), now + simulator.Lag);
        torrent.LoadedBefore = LoadedOf(torrent);
        torrent.IsStopped = stop;
        torrent.SwitchedAt = now;
        torrent.WasStarted |= !stop;
        torrent.IsBroken = !stop && simulator.Faults.TryTake(QBittorrentFaults.DiskFull, "/");
    }

    private string StateOf(SimulatedTorrent torrent)
    {
        var complete = torrent.Size > 0 && LoadedOf(torrent) >= torrent.Size;
        if (torrent.IsBroken)
            return "error";
        if (torrent.FilesAreMissing)
            return "missingFiles";
        if (torrent.IsStopped)
            return (simulator.Profile.SaysStopped ? "stopped" : "paused") + (complete ? "UP" : "DL");
        if (!complete)
            return simulator.BytesPerSecond > 0 ? "downloading" : "stalledDL";
        var completedAt = torrent.SwitchedAt + TimeSpan.FromSeconds((double)(torrent.Size - torrent.LoadedBefore) / Math.Max(1, simulator.BytesPerSecond));
        return simulator.MovesWhenComplete && Now - completedAt < Moving ? "moving" : "stalledUP";
    }
}
