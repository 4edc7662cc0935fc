using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>Scans of the library: asked for in no time, done later. While one is under way another is not begun, as on the real server.</summary>
internal sealed class ShelfScan(AudiobookshelfSimulator simulator, Shelf shelf, TimeProvider time)
{
    /// <summary>What the library takes for the author when <see cref="AudiobookshelfFaults.WrongAuthor"/> is on.</summary>
    internal const string SomebodyElse = "Somebody Else";

    private readonly Lock gate = new();
    private (DateTimeOffset EndsAt, IReadOnlyList<WorldItem> Found)? underWay;

    public void Begin()
    {
        lock (gate)
            underWay ??= (time.GetUtcNow() + simulator.ScanTakes, FolderScan.Read(simulator.Lying()));
        Settle();
    }

    /// <summary>Lets what a finished scan found show. Called before every answer.</summary>
    public void Settle()
    {
        lock (gate)
        {
            if (underWay is not { } scan || scan.EndsAt > time.GetUtcNow())
                return;
            underWay = null;
            shelf.Put(Changed(scan.Found, scan.EndsAt.ToUnixTimeMilliseconds()));
        }
    }

    private List<WorldItem> Changed(IReadOnlyList<WorldItem> found, long now)
    {
        var changed = new List<WorldItem>();
        foreach (var item in found)
        {
            var known = shelf.Landed.FirstOrDefault(landed => landed.RelativePath == item.RelativePath);
            if (known is null)
                changed.AddRange(Added(item, now));
            else if (known.IsMissing || known.SizeBytes != item.SizeBytes || known.FileCount != item.FileCount)
                changed.Add(Copy(item, known.Id, known.AddedAt, now, item.Authors));
        }

        changed.AddRange(
            shelf
                .Landed.Where(landed => !landed.IsMissing && found.All(item => item.RelativePath != landed.RelativePath))
                .Select(landed => Copy(landed, landed.Id, landed.AddedAt, now, landed.Authors, isMissing: true))
        );
        return changed;
    }

    private IEnumerable<WorldItem> Added(WorldItem item, long now)
    {
        var authors = simulator.Faults.TryTake(AudiobookshelfFaults.WrongAuthor, "/") ? [SomebodyElse] : item.Authors;
        yield return Copy(item, item.Id, now, 0, authors);
        if (simulator.Faults.TryTake(AudiobookshelfFaults.TwoItems, "/"))
            yield return Copy(item, Guid.NewGuid(), now, 0, authors);
    }

    private static WorldItem Copy(WorldItem item, Guid id, long addedAt, long updatedAt, IReadOnlyList<string> authors, bool isMissing = false) =>
        item with
        {
            Id = id,
            Authors = authors,
            AddedAt = addedAt,
            UpdatedAt = updatedAt,
            IsMissing = isMissing,
        };
}
