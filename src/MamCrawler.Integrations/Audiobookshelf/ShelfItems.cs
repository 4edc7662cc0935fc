using System.Text.Json;
using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>Reads items of a list or a search; those whose people or series the texts cannot tell for certain are asked for in full.</summary>
internal sealed class ShelfItems(AudiobookshelfApi api, int batchSize)
{
    internal async Task<IReadOnlyList<ShelfItem>> ReadAsync(IReadOnlyList<JsonElement> items, string libraryId, CancellationToken cancellationToken)
    {
        var books = items.Where(item => item.Text("mediaType") is null or "book").Select(item => (Item: item, Reading: ListItemReader.Read(item))).ToList();
        var inFull = new Dictionary<string, Book>(StringComparer.Ordinal);
        var unclear = books.Where(book => book.Reading.Book is null).Select(book => book.Reading.Id).Distinct(StringComparer.Ordinal).ToList();
        if (unclear.Count > 0)
            await new ItemBatches(api, batchSize).ReadAsync(unclear, book => inFull[book.Id] = book, cancellationToken);
        return
        [
            .. books.Select(book => new ShelfItem(
                book.Reading.Book ?? inFull[book.Reading.Id],
                book.Item.Text("libraryId") ?? libraryId,
                Tracks(book.Item),
                book.Item.Flag("isMissing") == true || book.Item.Flag("isInvalid") == true
            )),
        ];
    }

    private static int Tracks(JsonElement item)
    {
        var media = item.GetProperty("media");
        return (int)Math.Clamp(media.Whole("numTracks") ?? media.Items("tracks").Count(), 0, 100_000);
    }
}
