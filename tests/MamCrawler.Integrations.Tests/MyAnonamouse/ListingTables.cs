using System.Text.Json;
using MamCrawler.Core.Library;
using MamCrawler.Core.Releases;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>Listings as trackers have them, written short in tables: rows by key, and wants with the keys of what answers them.</summary>
internal sealed class ListingTables
{
    private ListingTables(IReadOnlyList<string> rows, IReadOnlyList<string> wants)
    {
        Rows = rows.Select((line, index) => Row(Cells(line), index + 1)).ToDictionary(row => row.Key, row => row.Release);
        Wants = [.. wants.Select(Cells).Select(cells => (Want(cells), Expected(cells)))];
    }

    public IReadOnlyDictionary<string, Release> Rows { get; }

    /// <summary>A wanted volume, and what each row that is not another work is to it; null for a row that is left out.</summary>
    public IReadOnlyList<(Wanted Wanted, IReadOnlyDictionary<string, ReleaseKind?> Expected)> Wants { get; }

    public static ListingTables Read() => new(Lines("rows.txt"), Lines("wants.txt"));

    private static IReadOnlyList<string> Lines(string file) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "listings", file)).Where(line => line.Length > 0 && line[0] != '#')];

    private static (string Key, Release Release) Row(IReadOnlyList<string> cells, int id)
    {
        var row = new
        {
            id,
            title = cells[1],
            author_info = JsonSerializer.Serialize(Numbered(cells[2])),
            narrator_info = JsonSerializer.Serialize(Numbered(cells[4])),
            series_info = JsonSerializer.Serialize(
                Places(cells[3])
                    .Select((place, index) => (index, place))
                    .ToDictionary(entry => $"{entry.index}", entry => new[] { entry.place.Name, entry.place.Number })
            ),
            main_cat = 13,
            category = 41,
            size = cells[5],
            numfiles = cells[6],
            filetype = cells[7],
            tags = Cell(cells, 8),
            lang_code = Cell(cells, 9) is { Length: > 0 } language ? language : "ENG",
            seeders = 5,
        };
        return (cells[0], ReleaseRowReader.Read(JsonSerializer.SerializeToElement(row)));
    }

    private static Wanted Want(IReadOnlyList<string> cells)
    {
        var places = Places(cells[2]).Select(place => new SeriesMembership(place.Name, SequenceText.Parse(place.Number))).ToList();
        return new()
        {
            GapId = "want",
            Title = cells[0],
            Authors = cells[1].Split(';'),
            Series = places[0].Name is { Length: > 0 } series ? series : null,
            Number = places[0].Sequence.Position,
            Also = [.. places.Skip(1)],
            Language = "ENG",
        };
    }

    private static Dictionary<string, ReleaseKind?> Expected(IReadOnlyList<string> cells)
    {
        var expected = new Dictionary<string, ReleaseKind?>();
        foreach (
            var (at, kind) in (IEnumerable<(int, ReleaseKind?)>)
                [(3, ReleaseKind.SingleVolume), (4, ReleaseKind.Pack), (5, ReleaseKind.Dramatised), (6, ReleaseKind.Part), (7, null)]
        )
        foreach (var key in Cell(cells, at).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            expected[key] = kind;
        return expected;
    }

    private static IEnumerable<(string Name, string Number)> Places(string cell) =>
        cell.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(place => (place[..place.LastIndexOf('#')], place[(place.LastIndexOf('#') + 1)..]));

    private static Dictionary<string, string> Numbered(string cell) =>
        cell.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select((name, index) => (name, index))
            .ToDictionary(entry => $"{entry.index}", entry => entry.name);

    private static string[] Cells(string line) => line.Split('|', StringSplitOptions.TrimEntries);

    private static string Cell(IReadOnlyList<string> cells, int at) => at < cells.Count ? cells[at] : "";
}
