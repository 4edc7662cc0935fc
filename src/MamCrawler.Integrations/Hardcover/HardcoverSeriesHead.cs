using System.Text.Json;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>A series without its books.</summary>
internal sealed record HardcoverSeriesHead(int Id, string Name, string? Author, int? CanonicalId, long Books)
{
    /// <summary>Reads a row of "series", or a document of the search; null when it has no id or name.</summary>
    public static HardcoverSeriesHead? Read(JsonElement row) =>
        row.Whole("id") is > 0 and <= int.MaxValue and var id && row.Text("name") is { } name
            ? new HardcoverSeriesHead(
                (int)id,
                name,
                (row.Member("author") is { ValueKind: JsonValueKind.Object } author ? author.Text("name") : null) ?? row.Text("author_name"),
                row.Whole("canonical_id") is > 0 and <= int.MaxValue and var canonical ? (int)canonical : null,
                row.Whole("books_count") ?? 0
            )
            : null;

    /// <summary>Reads the series among the hits of a search, whose results come as an object or as text that holds one.</summary>
    public static IReadOnlyList<HardcoverSeriesHead> ReadHits(JsonElement search)
    {
        if (search.Member("results") is not { } results)
            return [];
        if (results.ValueKind != JsonValueKind.String)
            return Hits(results);
        using var inner = ServiceJson.ParseObject(System.Text.Encoding.UTF8.GetBytes(results.Text() ?? ""), HardcoverApi.Service, "search results");
        return Hits(inner.RootElement);
    }

    private static IReadOnlyList<HardcoverSeriesHead> Hits(JsonElement results) =>
        [.. results.Items("hits").Select(static hit => hit.Member("document")).OfType<JsonElement>().Select(Read).OfType<HardcoverSeriesHead>()];
}
