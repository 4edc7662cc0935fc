using System.Collections.Concurrent;
using System.Net;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.QBittorrent;

/// <summary>qBittorrent 4.5 to 5.3 through its Web API. A command returns when its effect shows, or when patience ends; whoever gave it looks.</summary>
public sealed class QBittorrentClient : ITorrentClient, IDisposable
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, string> keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly QBittorrentOptions options;
    private readonly QBittorrentSession session;
    private readonly TimeProvider time;

    /// <summary>Makes the client over a tunnel's HTTP client.</summary>
    /// <param name="options">How it is asked.</param>
    /// <param name="http">From <see cref="Http.Tunnels.TunnelHttp.CreateClient"/>.</param>
    /// <param name="secrets">Where password or key are.</param>
    /// <param name="time">The clock that the client itself lives by: the real one, for a real client.</param>
    /// <param name="tables">Where processes tell each other what was refused; null for this one alone.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public QBittorrentClient(QBittorrentOptions options, HttpClient http, ISecretStore secrets, TimeProvider time, ITableStore? tables = null)
    {
        if (options.Validate() is { Count: > 0 } problems)
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        (this.options, this.time) = (options, time);
        session = new QBittorrentSession(options, http, secrets, time, tables);
    }

    /// <inheritdoc />
    public async Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var version = await session.OpenAsync(cancellationToken);
        var application = await GetAsync("api/v2/app/version", cancellationToken);
        var preferences = QBittorrentJson.ReadObject(await GetAsync("api/v2/app/preferences", cancellationToken), "preferences");
        var savePath = options.SavePath ?? QBittorrentJson.Text(preferences, "save_path");
        return new ServiceProbe(
            QBittorrentFaults.Service,
            $"{application.Trim()} (API {version.Api})",
            [$"Finished files are saved to {savePath}, which Audiobookshelf must see as a library folder."]
        )
        {
            Advice = [.. QBittorrentAdvice.Give(preferences, options, session.WithoutLogin)],
        };
    }

    /// <summary>Where the client keeps finished and unfinished files, for the check that no unfinished book lies in a library.</summary>
    /// <exception cref="Core.Faults.FaultException">It could not be asked.</exception>
    public async Task<ClientFolders> ReadFoldersAsync(CancellationToken cancellationToken)
    {
        await session.OpenAsync(cancellationToken);
        var preferences = QBittorrentJson.ReadObject(await GetAsync("api/v2/app/preferences", cancellationToken), "preferences");
        var incomplete = QBittorrentJson.Flag(preferences, "temp_path_enabled") ? QBittorrentJson.Text(preferences, "temp_path") : null;
        return new ClientFolders(options.SavePath ?? QBittorrentJson.Text(preferences, "save_path"), incomplete);
    }

    /// <inheritdoc />
    public async Task<ClientTorrent?> FindAsync(string infoHash, CancellationToken cancellationToken)
    {
        var asked = Match(await ReadTorrentsAsync($"api/v2/torrents/info?hashes={Uri.EscapeDataString(KeyOf(infoHash))}", cancellationToken), infoHash);
        // A hybrid torrent is not found by its v1 hash, because the client's key is the v2 one.
        return asked ?? Match(await ReadTorrentsAsync("api/v2/torrents/info", cancellationToken), infoHash);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ClientTorrent>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await ReadTorrentsAsync("api/v2/torrents/info", cancellationToken)).Select(torrent => torrent.Torrent)];

    /// <inheritdoc />
    public async Task<IReadOnlyList<TorrentEntry>> ListFilesAsync(string infoHash, CancellationToken cancellationToken) =>
        QBittorrentJson.ReadFiles(await GetAsync($"api/v2/torrents/files?hash={Uri.EscapeDataString(KeyOf(infoHash))}", cancellationToken));

    /// <inheritdoc />
    public async Task AddStoppedAsync(TorrentAddition addition, CancellationToken cancellationToken)
    {
        var infoHash = Torrent.Read(addition.File).InfoHash;
        var answer = await session.SendAsync(
            _ => new HttpRequestMessage(HttpMethod.Post, "api/v2/torrents/add") { Content = AddForm.Make(addition, options.SavePath) },
            cancellationToken
        );
        // "Fails." and 409 are also what a torrent gets that is there already.
        if (answer.Status == HttpStatusCode.Conflict || answer.Text.Trim() == "Fails.")
        {
            if (await FindAsync(infoHash, cancellationToken) is null)
                throw QBittorrentFaults.Refused("add the torrent", answer.Status, "neither added nor there already");
            return;
        }
        if (!answer.IsSuccess)
            throw QBittorrentFaults.Refused("add the torrent", answer.Status, answer.Text);
        await SettleAsync(async () => await FindAsync(infoHash, cancellationToken) is { IsBusy: false }, cancellationToken);
    }

    /// <inheritdoc />
    public async Task RenameFileAsync(string infoHash, string oldPath, string newPath, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string>
        {
            ["hash"] = KeyOf(infoHash),
            ["oldPath"] = oldPath,
            ["newPath"] = newPath,
        };
        var answer = await PostAsync(_ => "api/v2/torrents/renameFile", form, cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound)
            throw QBittorrentFaults.Gone();
        // A repeat of a rename that was carried out is refused: the old name is gone.
        if (!answer.IsSuccess && !await IsRenamedAsync())
            throw QBittorrentFaults.Refused("rename a file", answer.Status, answer.Text);
        await SettleAsync(IsRenamedAsync, cancellationToken);

        async Task<bool> IsRenamedAsync()
        {
            var paths = (await ListFilesAsync(infoHash, cancellationToken)).Select(file => file.Path).ToList();
            return paths.Contains(newPath) && !paths.Contains(oldPath);
        }
    }

    /// <inheritdoc />
    public Task StartAsync(string infoHash, CancellationToken cancellationToken) =>
        SwitchAsync(infoHash, version => version.StartPath, stopped: false, cancellationToken);

    /// <inheritdoc />
    public Task StopAsync(string infoHash, CancellationToken cancellationToken) =>
        SwitchAsync(infoHash, version => version.StopPath, stopped: true, cancellationToken);

    /// <inheritdoc />
    public async Task ReannounceAsync(IReadOnlyCollection<string> infoHashes, CancellationToken cancellationToken)
    {
        if (infoHashes.Count == 0)
            return;
        var form = new Dictionary<string, string> { ["hashes"] = string.Join('|', infoHashes.Select(KeyOf)) };
        var answer = await PostAsync(_ => "api/v2/torrents/reannounce", form, cancellationToken);
        if (!answer.IsSuccess)
            throw QBittorrentFaults.Refused("announce torrents again", answer.Status, answer.Text);
    }

    /// <inheritdoc />
    public async Task<string?> FindTrackerRefusalAsync(string infoHash, CancellationToken cancellationToken) =>
        QBittorrentJson.ReadTrackerRefusal(await GetAsync($"api/v2/torrents/trackers?hash={Uri.EscapeDataString(KeyOf(infoHash))}", cancellationToken));

    /// <inheritdoc />
    public void Dispose() => session.Dispose();

    private async Task SwitchAsync(string infoHash, Func<QBittorrentVersion, string> path, bool stopped, CancellationToken cancellationToken)
    {
        var answer = await PostAsync(path, new() { ["hashes"] = KeyOf(infoHash) }, cancellationToken);
        if (!answer.IsSuccess)
            throw QBittorrentFaults.Refused(stopped ? "stop the torrent" : "start the torrent", answer.Status, answer.Text);
        await SettleAsync(async () => await FindAsync(infoHash, cancellationToken) is not { } torrent || torrent.IsStopped == stopped, cancellationToken);
    }

    private async Task<IReadOnlyList<QBittorrentTorrent>> ReadTorrentsAsync(string path, CancellationToken cancellationToken)
    {
        var torrents = QBittorrentJson.ReadTorrents(await GetAsync(path, cancellationToken));
        foreach (var torrent in torrents.Where(torrent => torrent.Key != torrent.Torrent.InfoHash))
            keys[torrent.Torrent.InfoHash] = torrent.Key;
        return torrents;
    }

    private async Task<string> GetAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await session.SendAsync(_ => new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);
        return answer.IsSuccess
            ? answer.Text
            : throw (answer.Status == HttpStatusCode.NotFound ? QBittorrentFaults.Gone() : QBittorrentFaults.ShapeChanged($"answer {(int)answer.Status}"));
    }

    private Task<QBittorrentAnswer> PostAsync(Func<QBittorrentVersion, string> path, Dictionary<string, string> form, CancellationToken cancellationToken) =>
        session.SendAsync(version => new HttpRequestMessage(HttpMethod.Post, path(version)) { Content = new FormUrlEncodedContent(form) }, cancellationToken);

    private async Task SettleAsync(Func<Task<bool>> isDone, CancellationToken cancellationToken)
    {
        var end = time.GetUtcNow() + options.Patience;
        while (!await isDone() && time.GetUtcNow() < end)
            await Task.Delay(PollEvery, time, cancellationToken);
    }

    private string KeyOf(string infoHash) => keys.GetValueOrDefault(infoHash, infoHash);

    private static ClientTorrent? Match(IReadOnlyList<QBittorrentTorrent> torrents, string infoHash) =>
        torrents
            .FirstOrDefault(torrent =>
                torrent.Torrent.InfoHash.Equals(infoHash, StringComparison.OrdinalIgnoreCase)
                || torrent.Key.Equals(infoHash, StringComparison.OrdinalIgnoreCase)
            )
            ?.Torrent;
}
