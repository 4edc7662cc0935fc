using System.Text.Json;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>
/// Writes queries. They stay at three levels, the depth the service has announced as its limit; values are written into the text, because a JSON
/// string is a GraphQL string and no type names have to be guessed.
/// </summary>
internal static class HardcoverText
{
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

    /// <summary>Whose token it is.</summary>
    public static string Me => "me{id username}";

    private static string List<T>(IEnumerable<T> values) => JsonSerializer.Serialize(values);
}
