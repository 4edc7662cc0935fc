using System.Text.Json;

namespace MamCrawler.Core.Tests.Gaps;

/// <summary>The published list of a library of 1,605 books: what each series should hold, what it holds, and nine items that own more than it says.</summary>
internal sealed record Oracle(
    IReadOnlyList<OracleSeries> Series,
    IReadOnlyList<string> Order,
    IReadOnlyList<OracleTrap> Traps,
    IReadOnlyList<(string Series, int Missing)> OrderWithTraps
)
{
    public static Oracle Read()
    {
        using var stream = typeof(Oracle).Assembly.GetManifestResourceStream("series-81.json")!;
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        return new Oracle(
            [.. root.GetProperty("series").EnumerateArray().Select(ReadSeries)],
            [.. root.GetProperty("order").EnumerateArray().Select(name => name.GetString()!)],
            [.. root.GetProperty("traps").EnumerateArray().Select(ReadTrap)],
            [.. root.GetProperty("withTraps").GetProperty("order").EnumerateArray().Select(entry => (entry[0].GetString()!, entry[1].GetInt32()))]
        );
    }

    private static OracleSeries ReadSeries(JsonElement series)
    {
        var expected = series.GetProperty("expected");
        return new OracleSeries(
            series.GetProperty("series").GetString()!,
            series.GetProperty("author").GetString()!,
            expected.GetProperty("from").GetInt32(),
            expected.GetProperty("to").GetInt32(),
            [.. series.GetProperty("held").EnumerateArray().Select(number => number.GetInt32())],
            [.. series.GetProperty("missing").EnumerateArray().Select(number => number.GetInt32())]
        );
    }

    private static OracleTrap ReadTrap(JsonElement trap)
    {
        var item = trap.GetProperty("item");
        return new OracleTrap(
            item.GetProperty("title").GetString()!,
            item.GetProperty("author").GetString()!,
            item.GetProperty("seriesName").GetString()!,
            trap.GetProperty("owns")[0].GetString()!,
            trap.GetProperty("owns")[1].GetInt32()
        );
    }
}
