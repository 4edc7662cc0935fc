using System.Text.Json;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>
/// Writes queries. They stay at three levels, the depth the service has announced as its limit; values are written into the text, because a JSON
/// string is a GraphQL string and no type names have to be guessed.
/// </summary>
internal static class HardcoverText
{
    /// <summary>Rows of one answer at most: one that has as many may have been cut.</summary>
    public const int MostRows = 200;

    /// <summary>The series that the books of some editions stand in.</summary>
    public static string SeriesOfEditions(IEnumerable<string> asins) =>
        $"editions(where:{{asin:{{_in:{List(asins)}}}}}){{asin book{{id canonical_id book_series{{series_id}}}}}}";

    /// <summary>Series by id or by exact name, without their books.</summary>
    public static string SeriesHeads(IEnumerable<int> ids, IEnumerable<string> names) =>
        $"series(where:{{_or:[{{id:{{_in:{List(ids)}}}}},{{name:{{_in:{List(names)}}}}}]}}){{id name canonical_id books_count author{{name}}}}";

    /// <summary>Series with the places of their books.</summary>
    public static string SeriesPlaces(IEnumerable<int> ids) =>
        $"series(where:{{id:{{_in:{List(ids)}}}}}){{id name book_series(order_by:[{{position:asc}}])"
        + "{position details compilation book{id title subtitle release_date users_count canonical_id is_partial_book book_category_id book_status_id audio_seconds default_audio_edition_id}}}";

    /// <summary>Authors and recordings of some books.</summary>
    public static string Books(string alias, IEnumerable<int> ids) =>
        $"{alias}:books(where:{{id:{{_in:{List(ids)}}}}}){{id contributions{{contribution author{{name}}}}"
        + " editions(where:{reading_format_id:{_in:[2,3]}},limit:20){id asin isbn_13 audio_seconds language{language}}}";

    /// <summary>Series by words. The service allows no other query beside it.</summary>
    public static string Search(string words) => $"search(query:{JsonSerializer.Serialize(words)},query_type:\"Series\",per_page:10){{results}}";

    /// <summary>Editions by ASIN or ISBN.</summary>
    public static string Editions(IEnumerable<string> asins, IEnumerable<string> isbns, IEnumerable<string> isbns10) =>
        $"editions(where:{{_or:[{{asin:{{_in:{List(asins)}}}}},{{isbn_13:{{_in:{List(isbns)}}}}},{{isbn_10:{{_in:{List(isbns10)}}}}}]}},limit:{MostRows})"
        + "{id book_id asin isbn_13 isbn_10 title subtitle audio_seconds language{language}}";

    /// <summary>Books by id, with their places in series.</summary>
    public static string BooksWithSeries(string alias, IEnumerable<long> ids) => $"{alias}:books(where:{{id:{{_in:{List(ids)}}}}}){BookWithSeries}";

    /// <summary>Books that have one of the titles and one of the authors, word for word: filters by likeness are not allowed.</summary>
    public static string BooksTitled(string alias, IEnumerable<string> titles, IEnumerable<string> authors) =>
        $"{alias}:books(where:{{_and:[{{title:{{_in:{List(titles)}}}}},{{contributions:{{author:{{name:{{_in:{List(authors)}}}}}}}}}]}},limit:{MostRows}){BookWithSeries}";

    /// <summary>Whose token it is.</summary>
    public static string Me => "me{id username}";

    private static string BookWithSeries =>
        "{id title subtitle canonical_id book_status_id contributions{contribution author{name}} book_series{position details featured series{name}}}";

    private static string List<T>(IEnumerable<T> values) => JsonSerializer.Serialize(values);
}
