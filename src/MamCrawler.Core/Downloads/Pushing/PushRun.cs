namespace MamCrawler.Core.Downloads.Pushing;

/// <summary>A download while it is pushed: the row as it was last written.</summary>
internal sealed class PushRun(DownloadStore store, Download download)
{
    internal Download Download { get; private set; } = download;

    /// <summary>Notes a fact that the next write keeps.</summary>
    internal void Note(Download noted) => Download = noted;

    /// <summary>Writes a step. Fails when another worker has written since, so that only one of them goes on.</summary>
    internal async Task WriteAsync(Download changed, CancellationToken cancellationToken) =>
        Download = await store.ChangeAsync(Download, changed, cancellationToken);

    /// <summary>Moves on to a state, due at once, so that a kill behind this point is made good by the next message.</summary>
    internal Task MoveAsync(DownloadState state, string why, CancellationToken cancellationToken) =>
        WriteAsync(Download with { State = state, Why = why, NextAttemptAt = null }, cancellationToken);
}
