using System.Collections.Concurrent;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>The ids of series and authors: one keeps its id for good, whatever becomes of the books.</summary>
internal sealed class ShelfIds(long seed)
{
    private readonly ConcurrentDictionary<string, Guid> series = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Guid> authors = new(StringComparer.Ordinal);

    public Guid OfSeries(string name) => series.GetOrAdd(name, _ => Identifiers.Guid(seed, "abs-series", series.Count));

    public Guid OfAuthor(string name) => authors.GetOrAdd(name, _ => Identifiers.Guid(seed, "abs-author", authors.Count));
}
