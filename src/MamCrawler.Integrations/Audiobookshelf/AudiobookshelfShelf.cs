using System.Text.Json;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>Audiobookshelf as what takes new books in. A scan answers before it is done, so what it found is seen by looking at the newest items.</summary>
internal sealed class AudiobookshelfShelf(AudiobookshelfOptions options, AudiobookshelfApi api) : ILibraryShelf
{
    private const int MostPages = 5;
    private const int MostFound = 25;
    private const int PageSize = 100;

    /// <inheritdoc />
    public async Task<IReadOnlyList<ShelfLibrary>> ListLibrariesAsync(CancellationToken cancellationToken)
    {
        using var answer = AudiobookshelfRefusal.Demand(await api.LibrariesAsync(cancellationToken), "the libraries").ReadObject("the libraries");
        var all = LibraryChoice.ReadAll(answer.RootElement);
        return
        [
            .. all.Select(library => new ShelfLibrary(
                library.Id,
                library.Name,
                library.Folders,
                string.IsNullOrWhiteSpace(options.LibraryId) ? all.Count == 1 : library.Id == options.LibraryId
            )),
        ];
    }

    /// <inheritdoc />
    public async Task ScanAsync(string libraryId, CancellationToken cancellationToken)
    {
        var answer = await api.ScanAsync(libraryId, cancellationToken);
        if (answer.Status == System.Net.HttpStatusCode.Forbidden && !answer.IsHtml)
            throw AudiobookshelfRefusal.MayNotScan();
        AudiobookshelfRefusal.Demand(answer, "a scan of the library");
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ShelfItem>> ListNewestAsync(string libraryId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        const string Asked = "the newest items";
        var found = new List<ShelfItem>();
        for (var page = 0; page < MostPages; page++)
        {
            using var answer = AudiobookshelfRefusal.Demand(await api.NewestAsync(libraryId, page, PageSize, cancellationToken), Asked).ReadObject(Asked);
            if (answer.RootElement.Member("results") is not { ValueKind: JsonValueKind.Array } results)
                throw ShapeFault.Make(AudiobookshelfApi.Service, "a page of items with results", "an object without them");
            var rows = results.EnumerateArray().ToList();
            var wanted = rows.Where(row => row.MomentMilliseconds("addedAt") is not { } added || added >= since).ToList();
            found.AddRange(await new ShelfItems(api, options.BatchSize).ReadAsync(wanted, libraryId, cancellationToken));
            if (wanted.Count < rows.Count || rows.Count < PageSize)
                break;
        }
        return found;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ShelfItem>> SearchAsync(string libraryId, string words, CancellationToken cancellationToken)
    {
        const string Asked = "a search of the library";
        using var answer = AudiobookshelfRefusal.Demand(await api.SearchAsync(libraryId, words, MostFound, cancellationToken), Asked).ReadObject(Asked);
        if (answer.RootElement.Member("book") is not { ValueKind: JsonValueKind.Array } books)
            throw ShapeFault.Make(AudiobookshelfApi.Service, "what a search found, with a list of books", "an object without one");
        var items = books.EnumerateArray().Select(book => book.Member("libraryItem")).OfType<JsonElement>().Take(MostFound).ToList();
        return await new ShelfItems(api, options.BatchSize).ReadAsync(items, libraryId, cancellationToken);
    }
}
