using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;

namespace MamCrawler.PushProcess;

/// <summary>A torrent client that tells before and after every call, so that a process can die there.</summary>
internal sealed class SteppedClient(ITorrentClient inner, Func<string, Task> step) : ITorrentClient
{
    public Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken) => StepAsync("probe", () => inner.ProbeAsync(cancellationToken));

    public Task<ClientTorrent?> FindAsync(string infoHash, CancellationToken cancellationToken) =>
        StepAsync("look", () => inner.FindAsync(infoHash, cancellationToken));

    public Task<IReadOnlyList<ClientTorrent>> ListAsync(CancellationToken cancellationToken) => StepAsync("list", () => inner.ListAsync(cancellationToken));

    public Task<IReadOnlyList<TorrentEntry>> ListFilesAsync(string infoHash, CancellationToken cancellationToken) =>
        StepAsync("files", () => inner.ListFilesAsync(infoHash, cancellationToken));

    public Task AddStoppedAsync(TorrentAddition addition, CancellationToken cancellationToken) =>
        StepAsync("add", () => inner.AddStoppedAsync(addition, cancellationToken));

    public Task RenameFileAsync(string infoHash, string oldPath, string newPath, CancellationToken cancellationToken) =>
        StepAsync("rename", () => inner.RenameFileAsync(infoHash, oldPath, newPath, cancellationToken));

    public Task StartAsync(string infoHash, CancellationToken cancellationToken) => StepAsync("start", () => inner.StartAsync(infoHash, cancellationToken));

    public Task StopAsync(string infoHash, CancellationToken cancellationToken) => StepAsync("stop", () => inner.StopAsync(infoHash, cancellationToken));

    public Task ReannounceAsync(IReadOnlyCollection<string> infoHashes, CancellationToken cancellationToken) =>
        StepAsync("announce", () => inner.ReannounceAsync(infoHashes, cancellationToken));

    public Task<string?> FindTrackerRefusalAsync(string infoHash, CancellationToken cancellationToken) =>
        StepAsync("trackers", () => inner.FindTrackerRefusalAsync(infoHash, cancellationToken));

    private async Task<T> StepAsync<T>(string name, Func<Task<T>> call)
    {
        await step("before " + name);
        var result = await call();
        await step("after " + name);
        return result;
    }

    private Task StepAsync(string name, Func<Task> call) =>
        StepAsync(
            name,
            async () =>
            {
                await call();
                return true;
            }
        );
}
