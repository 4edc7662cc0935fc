using System.Globalization;
using System.Text.Json;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>Writes the queries for the list of books to read. They stay at three levels, so the books themselves are asked for apart.</summary>
internal static class HardcoverWantText
{
    /// <summary>Rows of one page.</summary>
    public const int PageRows = 100;

    /// <summary>The next page of what the token's owner wants to read (status 1), in the order of ids: rows that come or go meanwhile move no page.</summary>
    public static string Page(long after) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"me{{id user_books(where:{{status_id:{{_eq:1}},id:{{_gt:{after}}}}},order_by:[{{id:asc}}],limit:{PageRows}){{id book_id}}}}"
        );

    /// <summary>Some books with their authors, recordings and places in series.</summary>
    public static string Books(string alias, IEnumerable<long> ids) =>
        $"{alias}:books(where:{{id:{{_in:{JsonSerializer.Serialize(ids)}}}}}){{id title contributions{{contribution author{{name}}}}"
        + " book_series{position compilation featured series{name}}"
        + " editions(where:{reading_format_id:{_in:[2,3]}},limit:20){id asin isbn_13 audio_seconds language{language}}}";
}
