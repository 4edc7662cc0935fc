using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Shelving;

/// <summary>A library's server in memory: what lies in its folder becomes items some time after a scan was asked for.</summary>
internal sealed class FakeShelf(TimeProvider time) : ILibraryShelf
{
    private readonly List<(ShelfItem Item, DateTimeOffset From)> items = [];

    /// <summary>What lies in the folder: the next scan finds it.</summary>
    public List<ShelfItem> Lying { get; } = [];

    /// <summary>How long a scan takes.</summary>
    public TimeSpan ScanTakes { get; set; } = TimeSpan.FromSeconds(30);

    public int Scans { get; private set; }

    /// <summary>Called before each answer with its name; what it throws is the answer.</summary>
    public Action<string> Before { get; set; } = _ => { };

    public IReadOnlyList<ShelfLibrary> Libraries { get; set; } = [new("books", "Books", ["/srv/books"], IsChosen: true)];

    /// <summary>What it shows now.</summary>
    public IReadOnlyList<ShelfItem> Items => [.. items.Where(item => item.From <= time.GetUtcNow()).Select(item => item.Item)];

    public Task<IReadOnlyList<ShelfLibrary>> ListLibrariesAsync(CancellationToken cancellationToken)
    {
        Before(nameof(ListLibrariesAsync));
        return Task.FromResult(Libraries);
    }

    public Task ScanAsync(string libraryId, CancellationToken cancellationToken)
    {
        Before(nameof(ScanAsync));
        Scans++;
        foreach (var item in Lying.Where(item => items.All(known => known.Item.Book.Path != item.Book.Path)))
            items.Add((item with { Book = item.Book with { AddedAt = time.GetUtcNow() + ScanTakes } }, time.GetUtcNow() + ScanTakes));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ShelfItem>> ListNewestAsync(string libraryId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        Before(nameof(ListNewestAsync));
        return Task.FromResult<IReadOnlyList<ShelfItem>>([.. Items.Where(item => item.LibraryId == libraryId && item.Book.AddedAt >= since)]);
    }

    public Task<IReadOnlyList<ShelfItem>> SearchAsync(string libraryId, string words, CancellationToken cancellationToken)
    {
        Before(nameof(SearchAsync));
        return Task.FromResult<IReadOnlyList<ShelfItem>>([
            .. Items.Where(item => item.LibraryId == libraryId && item.Book.Title.Contains(words, StringComparison.OrdinalIgnoreCase)),
        ]);
    }

    /// <summary>Nothing lies there any more, and nothing is shown.</summary>
    public void Clear()
    {
        Lying.Clear();
        items.Clear();
    }

    /// <summary>An item that a scan finds.</summary>
    public ShelfItem Lay(string path, string title, string author = "Ann Author", double hours = 10, int tracks = 1, string library = "books")
    {
        var book = new Book
        {
            Id = $"item-{Lying.Count + 1}",
            Title = title,
            Authors = [author],
            Path = path,
            Duration = TimeSpan.FromHours(hours),
        };
        Lying.Add(new ShelfItem(book, library, tracks));
        return Lying[^1];
    }
}
