using System.Text.Json;
using MamCrawler.Core.Library;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>
/// Reads an item of the list, which is always of the minified shape: people and series are joined texts there. What those texts cannot tell for
/// certain is never guessed; the reading then says why it needs the item in full (rules.md 2).
/// </summary>
public static class ListItemReader
{
    /// <summary>Reads an item.</summary>
    /// <exception cref="Core.Faults.StopFaultException">The item has no id or no metadata.</exception>
    public static ListItemReading Read(JsonElement item)
    {
        var facts = ItemFacts.Read(item);
        var metadata = ItemFacts.Metadata(item);
        var reasons = new List<string>();
        var authors = People(metadata, "authors", "authorName", reasons);
        var narrators = People(metadata, "narrators", "narratorName", reasons);
        var series = Series(metadata, reasons);
        return reasons.Count == 0
            ? new ListItemReading(facts.Id, facts with { Authors = authors, Narrators = narrators, Series = series }, null)
            : new ListItemReading(facts.Id, null, string.Join("; ", reasons.Distinct()));
    }

    private static IReadOnlyList<string> People(JsonElement metadata, string exact, string joined, List<string> reasons)
    {
        if (metadata.Member(exact) is { ValueKind: JsonValueKind.Array })
            return metadata.Texts(exact);
        if (!metadata.TryGetProperty(joined, out _))
            reasons.Add($"the list does not state \"{joined}\"");
        else if (PersonNamesText.TryRead(metadata.Text(joined), out var names, out var why))
            return names;
        else
            reasons.Add(why!);
        return [];
    }

    private static IReadOnlyList<SeriesMembership> Series(JsonElement metadata, List<string> reasons)
    {
        // An object instead of a list is one series out of perhaps several: that of the filter the list was asked with.
        if (metadata.Member("series") is { ValueKind: JsonValueKind.Array })
            return ItemFacts.ExactSeries(metadata);
        if (!metadata.TryGetProperty("seriesName", out _))
            reasons.Add("the list does not state \"seriesName\"");
        else if (SeriesNameText.TryRead(metadata.Text("seriesName"), out var series, out var why))
            return series;
        else
            reasons.Add(why!);
        return [];
    }
}
