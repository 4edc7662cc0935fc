using System.Text.Json;
using MamCrawler.Core.WantedLists;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>A book of the list.</summary>
internal sealed record HardcoverWantedBook(long Id, string? Title, HardcoverBook Book, string? Series, decimal? Number)
{
    /// <summary>Reads a row of "books"; null when it has no id.</summary>
    public static HardcoverWantedBook? Read(JsonElement row)
    {
        if (HardcoverBook.Read(row) is not { } book)
            return null;
        var place = row.Items("book_series")
            .Where(static place => place.Flag("compilation") != true && place.Number("position") is not null)
            .OrderByDescending(static place => place.Flag("featured") == true)
            .Select(static place => (Name: place.Member("series")?.Text("name"), Position: place.Number("position")))
            .FirstOrDefault(static place => place.Name is not null);
        return new HardcoverWantedBook(
            book.Id,
            row.Text("title"),
            book,
            place.Name,
            place is { Name: not null, Position: >= 0 and < 100_000 and var position } ? decimal.Round((decimal)position, 3) : null
        );
    }

    /// <summary>The wish, or why it is none.</summary>
    public WishLine ToLine(int number)
    {
        var recording = Book.Recordings(null).FirstOrDefault(static one => WishReader.AsinOf(one.Asin) is not null);
        var (draft, refusal) = WishReader.Read(Title, Book.Authors, WishReader.AsinOf(recording?.Asin), recording?.Isbn);
        return new WishLine(number, draft is null || Number is null ? draft : draft with { Series = Series, Number = Number }, refusal);
    }
}
