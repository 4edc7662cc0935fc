using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>The library's items. What a scan finds is put in whole: an answer that is being written goes on over what it began with, and an item keeps its place.</summary>
internal sealed class Shelf(SimulatedWorld world)
{
    private readonly int ofTheWorld = world.Items.Count;
    private readonly Lock gate = new();
    private volatile ShelfContent content = new(new ShelfIds(world.Options.Seed), world.Items);

    /// <summary>The folder that the library lives in.</summary>
    public string Folder { get; set; } = "/media/audiobooks";

    public IReadOnlyList<WorldItem> Items => content.Items;

    /// <summary>The items that scans found.</summary>
    public IEnumerable<WorldItem> Landed => content.Items.Skip(ofTheWorld);

    public Guid LibraryId { get; } = Identifiers.Guid(world.Options.Seed, "library", 0);

    public Guid FolderId { get; } = Identifiers.Guid(world.Options.Seed, "folder", 0);

    public IReadOnlyCollection<ShelfSeries> Series => content.Series;

    public IReadOnlyCollection<ShelfAuthor> Authors => content.Authors;

    /// <summary>Where an item lies.</summary>
    public string PathOf(WorldItem item) => $"{Folder}/{item.RelativePath}";

    public int? Find(string id) => content.Find(id);

    public ShelfSeries? FindSeries(string id) => content.FindSeries(id);

    public ShelfAuthor? FindAuthor(string id) => content.FindAuthor(id);

    public ShelfSeries SeriesNamed(string name) => content.SeriesNamed(name);

    public ShelfAuthor AuthorNamed(string name) => content.AuthorNamed(name);

    /// <summary>The items of a filter in an order; made once and kept until something changes.</summary>
    public int[] List(string? filter, string? sort, bool descending) => content.List(this, filter, sort, descending);

    /// <summary>Adds items, and puts changed ones in the place of those with their ids.</summary>
    public void Put(IReadOnlyList<WorldItem> changed)
    {
        if (changed.Count == 0)
            return;
        lock (gate)
        {
            var byId = changed.ToDictionary(item => item.Id);
            var items = Items.Select(item => byId.Remove(item.Id, out var newer) ? newer : item).ToList();
            items.AddRange(changed.Where(item => byId.ContainsKey(item.Id)));
            content = new ShelfContent(content.Ids, items);
        }
    }

    /// <summary>Changes one item; returns it as it is then, and whether it changed.</summary>
    public (WorldItem Item, bool Changed) Change(int index, Func<WorldItem, WorldItem> change, long now)
    {
        lock (gate)
        {
            var before = Items[index];
            var after = change(before);
            if (after == before)
                return (before, false);
            after = after with { UpdatedAt = now };
            Put([after]);
            return (after, true);
        }
    }
}
