using System.Text.Json;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>An edition that was found by its ASIN or ISBN, with the id of its book.</summary>
internal sealed record HardcoverRecording(long BookId, string? Asin, string? Isbn, string? Title, string? Subtitle, string? Language, TimeSpan? Duration)
{
    /// <summary>Reads a row of "editions"; null when it is of no book.</summary>
    public static HardcoverRecording? Read(JsonElement row)
    {
        if (row.Whole("book_id") is not (> 0 and <= int.MaxValue and var book))
            return null;
        var edition = HardcoverEdition.Read(row);
        return new HardcoverRecording(
            book,
            edition.Asin,
            edition.Isbn ?? row.Text("isbn_10"),
            row.Text("title"),
            row.Text("subtitle"),
            edition.Language,
            edition.Duration
        );
    }
}
