using System.Text;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>Filters and sorts the library's items as the query of a list asks.</summary>
internal static class ShelfList
{
    public static int[] Make(Shelf shelf, string? filter, string? sort, bool descending)
    {
        var chosen = Filter(shelf, filter);
        var sorted = sort switch
        {
            "addedAt" or "birthtimeMs" or "mtimeMs" => Sort(chosen, index => shelf.Items[index].AddedAt),
            "size" => Sort(chosen, index => shelf.Items[index].SizeBytes),
            "media.duration" => Sort(chosen, index => shelf.Items[index].DurationSeconds),
            "media.metadata.publishedYear" => Sort(chosen, index => shelf.Items[index].PublishedYear ?? 0),
            "media.metadata.authorName" => Sort(chosen, index => string.Join(", ", shelf.Items[index].Authors)),
            "media.metadata.authorNameLF" => Sort(chosen, index => string.Join(", ", shelf.Items[index].Authors.Select(ShelfAuthor.Reverse))),
            "media.metadata.title" => Sort(chosen, index => MinifiedItem.IgnorePrefix(shelf.Items[index].Title)),
            _ => chosen,
        };
        return descending ? [.. sorted.Reverse()] : [.. sorted];
    }

    private static IEnumerable<int> Sort<TKey>(IEnumerable<int> chosen, Func<int, TKey> key) => chosen.OrderBy(key).ThenBy(index => index);

    private static IEnumerable<int> Filter(Shelf shelf, string? filter)
    {
        var all = Enumerable.Range(0, shelf.Items.Count);
        if (string.IsNullOrEmpty(filter))
            return all;

        var dot = filter.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            return filter is "abridged" or "explicit" or "issues" or "feed-open" ? [] : all;

        var value = Decode(filter[(dot + 1)..]);
        return filter[..dot] switch
        {
            "series" when value == "no-series" => all.Where(index => shelf.Items[index].Series.Count == 0),
            "series" => shelf.FindSeries(value)?.Items ?? [],
            "authors" => shelf.FindAuthor(value)?.Items ?? [],
            "narrators" => all.Where(index => shelf.Items[index].Narrators.Contains(value)),
            "languages" => all.Where(index => shelf.Items[index].Language == value),
            "publishers" => all.Where(index => shelf.Items[index].Publisher == value),
            "missing" => all.Where(index => Lacks(shelf.Items[index], value)),
            _ => [],
        };
    }

    private static bool Lacks(WorldItem item, string field) =>
        field switch
        {
            "asin" => item.Asin is null,
            "isbn" => item.Isbn is null,
            "authors" => item.Authors.Count == 0,
            "narrators" => item.Narrators.Count == 0,
            "series" => item.Series.Count == 0,
            "language" => item.Language is null,
            "publisher" => item.Publisher is null,
            "publishedYear" => item.PublishedYear is null,
            "subtitle" => item.Subtitle is null,
            _ => false,
        };

    private static string Decode(string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(Uri.UnescapeDataString(encoded), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }
}
