using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State;

/// <summary>
/// Snapshots of the library as documents <c>snapshots/ID/…</c>: chunks of series, chunks of authors, one ownership index, and last the manifest, without
/// which a snapshot does not exist. The last two are kept. The newest ownership index asked for stays in memory: it is loaded once per process and snapshot.
/// </summary>
public sealed class SnapshotStore(IDocumentStore documents) : IDisposable
{
    private const int ChunkGroups = 50;
    private const int KeptSnapshots = 2;
    private const string Root = "snapshots/";
    private readonly SemaphoreSlim _loading = new(1, 1);
    private LoadedSnapshot? _loaded;

    /// <summary>Keeps a snapshot and removes all but the last two.</summary>
    public async Task<SnapshotManifest> PutAsync(string id, DateTimeOffset takenAt, LibrarySnapshot snapshot, CancellationToken cancellationToken)
    {
        var seriesChunks = await PutChunksAsync(id, "series", snapshot.Series, cancellationToken);
        var authorChunks = await PutChunksAsync(id, "authors", snapshot.Authors, cancellationToken);
        using (var buffer = new MemoryStream())
        {
            snapshot.Index.WriteTo(buffer);
            buffer.Position = 0;
            await documents.PutAsync(OwnershipName(id), buffer, cancellationToken);
        }

        var manifest = new SnapshotManifest(
            id,
            takenAt,
            snapshot.BookCount,
            snapshot.Series.Count,
            snapshot.Authors.Count,
            seriesChunks,
            authorChunks,
            snapshot.MajorityLanguage
        );
        await documents.PutJsonAsync(ManifestName(id), manifest, cancellationToken);
        await PruneAsync(cancellationToken);
        return manifest;
    }

    /// <summary>One chunk of series.</summary>
    /// <exception cref="InvalidDataException">There is none of this number.</exception>
    public Task<SeriesGroup[]> ReadSeriesAsync(string id, int chunk, CancellationToken cancellationToken) =>
        ReadChunkAsync<SeriesGroup>(ChunkName(id, "series", chunk), cancellationToken);

    /// <summary>One chunk of authors.</summary>
    /// <exception cref="InvalidDataException">There is none of this number.</exception>
    public Task<AuthorGroup[]> ReadAuthorsAsync(string id, int chunk, CancellationToken cancellationToken) =>
        ReadChunkAsync<AuthorGroup>(ChunkName(id, "authors", chunk), cancellationToken);

    /// <summary>The manifest and the ownership index of a snapshot.</summary>
    /// <exception cref="InvalidDataException">The snapshot does not exist or is damaged.</exception>
    public async Task<LoadedSnapshot> LoadAsync(string id, CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (_loaded?.Manifest.Id == id)
                return _loaded;
            var manifest = await documents.GetJsonAsync<SnapshotManifest>(ManifestName(id), cancellationToken);
            await using var stream = manifest is null ? null : await documents.OpenAsync(OwnershipName(id), cancellationToken);
            return _loaded = stream is null
                ? throw new InvalidDataException($"There is no whole snapshot '{id}'.")
                : new LoadedSnapshot(manifest!, OwnershipIndex.ReadFrom(stream));
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>The newest whole snapshot; null when no scan has read the library yet.</summary>
    public async Task<LoadedSnapshot?> FindNewestAsync(CancellationToken cancellationToken)
    {
        var whole = new List<string>();
        await foreach (var name in documents.ListAsync(Root, cancellationToken))
            if (name == ManifestName(IdOf(name)))
                whole.Add(IdOf(name));
        return whole.Max(StringComparer.Ordinal) is { } newest ? await LoadAsync(newest, cancellationToken) : null;
    }

    /// <inheritdoc />
    public void Dispose() => _loading.Dispose();

    private async Task<int> PutChunksAsync<TGroup>(string id, string kind, IReadOnlyList<TGroup> groups, CancellationToken cancellationToken)
    {
        var number = 0;
        foreach (var chunk in groups.Chunk(ChunkGroups))
            await documents.PutJsonAsync(ChunkName(id, kind, number++), chunk, cancellationToken);
        return number;
    }

    private async Task<TGroup[]> ReadChunkAsync<TGroup>(string name, CancellationToken cancellationToken) =>
        await documents.GetJsonAsync<TGroup[]>(name, cancellationToken) ?? throw new InvalidDataException($"The snapshot has no document '{name}'.");

    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var name in documents.ListAsync(Root, cancellationToken))
            names.Add(name);
        var kept = names.Select(IdOf).Distinct().Order(StringComparer.Ordinal).TakeLast(KeptSnapshots).ToHashSet(StringComparer.Ordinal);
        foreach (var name in names.Where(name => !kept.Contains(IdOf(name))))
            await documents.DeleteAsync(name, cancellationToken);
    }

    private static string IdOf(string name) => name[Root.Length..].Split('/')[0];

    private static string ManifestName(string id) => $"{Root}{id}/manifest.json.gz";

    private static string OwnershipName(string id) => $"{Root}{id}/ownership.bin";

    private static string ChunkName(string id, string kind, int chunk) => $"{Root}{id}/{kind}-{chunk:D5}.json.gz";
}
