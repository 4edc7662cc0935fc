using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>The query of a list: a page from 0, a limit of which 0 means everything, an order and a filter.</summary>
internal sealed record ListQuery(int Limit, int PageNumber, string? Sort, bool Descending, string? Filter, bool Minified)
{
    public static ListQuery Read(IQueryCollection query) =>
        new(
            Number(query, "limit"),
            Number(query, "page"),
            query["sort"].FirstOrDefault(),
            query["desc"] == "1",
            query["filter"].FirstOrDefault(),
            query["minified"] == "1"
        );

    public IEnumerable<T> Page<T>(IReadOnlyList<T> list)
    {
        var first = Limit == 0 ? 0 : (long)Limit * PageNumber;
        var end = Limit == 0 ? list.Count : Math.Min(list.Count, first + Limit);
        for (var index = first; index < end; index++)
            yield return list[(int)index];
    }

    /// <summary>The series of a "series." filter; null for any other filter.</summary>
    public ShelfSeries? FilteredSeries(Shelf shelf)
    {
        if (Filter is null || !Filter.StartsWith("series.", StringComparison.Ordinal))
            return null;

        var bytes = new byte[Filter.Length];
        return Convert.TryFromBase64String(Uri.UnescapeDataString(Filter["series.".Length..]), bytes, out var length)
            ? shelf.FindSeries(Encoding.UTF8.GetString(bytes, 0, length))
            : null;
    }

    /// <summary>Writes what follows the results.</summary>
    public void WriteRest(Utf8JsonWriter json, int total, bool items)
    {
        json.WriteNumber("total", total);
        json.WriteNumber("limit", Limit);
        json.WriteNumber("page", PageNumber);
        if (Sort is not null)
            json.WriteString("sortBy", Sort);
        json.WriteBoolean("sortDesc", Descending);
        if (Filter is not null)
            json.WriteString("filterBy", Filter);
        if (items)
            json.WriteString("mediaType", "book");
        json.WriteBoolean("minified", Minified);
        if (items)
            json.WriteBoolean("collapseseries", false);
        json.WriteString("include", "");
        if (items)
            json.WriteNumber("offset", Limit * PageNumber);
    }

    private static int Number(IQueryCollection query, string name) => int.TryParse(query[name], out var number) && number > 0 ? number : 0;
}
