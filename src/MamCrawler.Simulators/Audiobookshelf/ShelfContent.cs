using System.Collections.Concurrent;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>
/// The items at one moment, with everything a request may ask for by name or id looked up once, and orders and filters kept as the real server keeps its lists.
/// </summary>
internal sealed class ShelfContent
{
    private readonly Dictionary<Guid, int> byId = [];
    private readonly Dictionary<Guid, ShelfSeries> seriesById = [];
    private readonly Dictionary<string, ShelfSeries> seriesByName = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, ShelfAuthor> authorsById = [];
    private readonly Dictionary<string, ShelfAuthor> authorsByName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int[]> lists = new(StringComparer.Ordinal);

    public ShelfContent(ShelfIds ids, IReadOnlyList<WorldItem> items)
    {
        (Ids, Items) = (ids, items);
        for (var index = 0; index < Items.Count; index++)
        {
            byId.Add(Items[index].Id, index);
            foreach (var membership in Items[index].Series)
                AddSeries(membership.Name, index);
            foreach (var author in Items[index].Authors)
                AddAuthor(author, index);
        }

        foreach (var series in seriesByName.Values)
            series.Sort(Items);
    }

    public ShelfIds Ids { get; }

    public IReadOnlyList<WorldItem> Items { get; }

    public IReadOnlyCollection<ShelfSeries> Series => seriesByName.Values;

    public IReadOnlyCollection<ShelfAuthor> Authors => authorsByName.Values;

    public int? Find(string id) => Guid.TryParse(id, out var guid) && byId.TryGetValue(guid, out var index) ? index : null;

    public ShelfSeries? FindSeries(string id) => Guid.TryParse(id, out var guid) ? seriesById.GetValueOrDefault(guid) : null;

    public ShelfAuthor? FindAuthor(string id) => Guid.TryParse(id, out var guid) ? authorsById.GetValueOrDefault(guid) : null;

    public ShelfSeries SeriesNamed(string name) => seriesByName[name];

    public ShelfAuthor AuthorNamed(string name) => authorsByName[name];

    public int[] List(Shelf shelf, string? filter, string? sort, bool descending) =>
        lists.GetOrAdd($"{filter}\n{sort}\n{descending}", _ => ShelfList.Make(shelf, filter, sort, descending));

    private void AddSeries(string name, int index)
    {
        if (!seriesByName.TryGetValue(name, out var series))
        {
            series = new ShelfSeries(Ids.OfSeries(name), name);
            seriesByName.Add(name, series);
            seriesById.Add(series.Id, series);
        }

        series.Items.Add(index);
    }

    private void AddAuthor(string name, int index)
    {
        if (!authorsByName.TryGetValue(name, out var author))
        {
            author = new ShelfAuthor(Ids.OfAuthor(name), name, []);
            authorsByName.Add(name, author);
            authorsById.Add(author.Id, author);
        }

        author.Items.Add(index);
    }
}
