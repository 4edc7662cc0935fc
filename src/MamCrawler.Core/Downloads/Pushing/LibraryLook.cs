using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Downloads.Pushing;

/// <summary>
/// Looks before a fetch whether the library holds the books by now: between a scan and a push lie days, and what is owned is never downloaded (rules.md 1.2).
/// The library is read at most every 30 minutes; when it cannot be read, nothing is known, and nothing is downloaded.
/// </summary>
public sealed class LibraryLook(ILibrary library, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim reading = new(1);
    private (DateTimeOffset At, OwnershipIndex Index)? known;

    /// <summary>What was read longer ago decides nothing.</summary>
    public static TimeSpan MaximumAge { get; } = TimeSpan.FromMinutes(30);

    /// <summary>True when the library holds every volume that the download was chosen for. Volumes that only come along in a pack decide nothing.</summary>
    /// <exception cref="Faults.FaultException">The library could not be read.</exception>
    public async Task<bool> HoldsAsync(Download download, CancellationToken cancellationToken)
    {
        var wanted = download.Volumes.Where(volume => volume.GapId.Length > 0).ToArray();
        if (wanted.Length == 0)
            return false;
        var index = await ReadAsync(cancellationToken);
        return wanted.All(volume => index.Find(QuestionOf(volume)) is not null);
    }

    /// <inheritdoc />
    public void Dispose() => reading.Dispose();

    // By title and author alone: whether a work at the same place is the same one was judged by the scan, which knows the witnesses.
    private static OwnershipQuestion QuestionOf(DownloadVolume volume) =>
        new() { Titles = [TitleKey.Of(volume.Title)], Authors = volume.Author.Length > 0 ? [volume.Author] : [] };

    private async Task<OwnershipIndex> ReadAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (known is { } read && now - read.At <= MaximumAge && now >= read.At)
                return read.Index;
            var builder = new SnapshotBuilder();
            await foreach (var page in library.ReadAsync(cancellationToken))
            foreach (var book in page.Books)
                builder.Add(book);
            known = (now, builder.Build().Index);
            return known.Value.Index;
        }
        finally
        {
            reading.Release();
        }
    }
}
