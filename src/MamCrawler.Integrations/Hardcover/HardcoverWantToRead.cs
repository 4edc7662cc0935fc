using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.WantedLists;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>Reads the books that a person wants to read on Hardcover, whole or not at all: what is missing from a broken answer would be taken off the list.</summary>
internal sealed class HardcoverWantToRead(HardcoverApi api, Func<FaultException> noToken) : IWishSource
{
    private const int BooksPerQuery = 50;

    // A service that caps rows lower than asked sends smaller pages; 20 rows a page is as small as is read.
    private const int MostPages = WishStore.MostWishes / 20;

    public WishSource Source => WishSource.Hardcover;

    public async Task<IReadOnlyList<WishLine>> ReadAsync(CancellationToken cancellationToken)
    {
        var token = await api.TokenAsync(cancellationToken) ?? throw noToken();
        var ids = await ReadIdsAsync(token, cancellationToken);
        var books = await ReadBooksAsync(ids, token, cancellationToken);
        return
        [
            .. ids.Select(
                (id, number) =>
                    books.TryGetValue(id, out var book)
                        ? book.ToLine(number + 1)
                        : throw ShapeFault.Make(HardcoverApi.Service, $"book {id} of the list", "no such row")
            ),
        ];
    }

    private async Task<IReadOnlyList<long>> ReadIdsAsync(Secret token, CancellationToken cancellationToken)
    {
        var ids = new List<long>();
        var after = 0L;
        for (var page = 0; ids.Count < WishStore.MostWishes; page++)
        {
            if (page == MostPages)
                throw ShapeFault.Make(HardcoverApi.Service, $"the whole list in {MostPages} pages", "more");
            using var data = await api.AskAsync([HardcoverWantText.Page(after)], token, cancellationToken);
            var rows = RowsOf(data);
            if (rows.Count == 0)
                break;
            foreach (var row in rows)
            {
                if (row.Whole("id") is not { } id || id <= after || row.Whole("book_id") is not { } book)
                    throw ShapeFault.Make(HardcoverApi.Service, "rows of user_books with rising ids and a book", "another");
                after = id;
                ids.Add(book);
            }
        }

        return [.. ids.Distinct()];
    }

    /// <summary>An answer that names no user says nothing about the list.</summary>
    private static List<JsonElement> RowsOf(JsonDocument data) =>
        data.RootElement.GetProperty("data").Items("me").FirstOrDefault() is { ValueKind: JsonValueKind.Object } me
        && me.Member("user_books") is { ValueKind: JsonValueKind.Array } rows
            ? [.. rows.EnumerateArray()]
            : throw ShapeFault.Make(HardcoverApi.Service, "me with user_books", "none");

    private async Task<IReadOnlyDictionary<long, HardcoverWantedBook>> ReadBooksAsync(
        IReadOnlyList<long> ids,
        Secret token,
        CancellationToken cancellationToken
    )
    {
        var books = new Dictionary<long, HardcoverWantedBook>();
        foreach (var request in ids.Chunk(BooksPerQuery).Chunk(HardcoverApi.MostQueries))
        {
            using var data = await api.AskAsync(
                [.. request.Select(static (some, number) => HardcoverWantText.Books($"w{number}", some))],
                token,
                cancellationToken
            );
            var root = data.RootElement.GetProperty("data");
            foreach (var row in Enumerable.Range(0, request.Length).SelectMany(number => root.Items($"w{number}")))
                if (HardcoverWantedBook.Read(row) is { } book)
                    books[book.Id] = book;
        }

        return books;
    }
}
