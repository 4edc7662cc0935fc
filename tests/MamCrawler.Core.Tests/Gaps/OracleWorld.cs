using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Gaps;

/// <summary>The oracle's library, and what Audible and Hardcover would say of its series.</summary>
internal sealed class OracleWorld(Oracle oracle, bool traps)
{
    private static readonly Dictionary<(string, int), string> RealTitles = new()
    {
        [("Discworld", 20)] = "Hogfather",
        [("Discworld", 25)] = "The Truth",
        [("Discworld", 29)] = "Night Watch",
        [("The Land", 1)] = "The Land: Founding",
        [("The Land", 2)] = "The Land: Forging",
        [("The Land", 3)] = "The Land: Alliances",
        [("The Land", 4)] = "The Land: Catacombs",
        [("The Land", 5)] = "The Land: Swarm",
    };

    private static readonly string[] First = ["Ash", "Bitter", "Copper", "Distant", "Ember", "Fallen", "Gilded", "Hollow", "Iron", "Jade"];
    private static readonly string[] Second = ["Harbour", "Lantern", "Meadow"];

    public LibrarySnapshot Read()
    {
        var builder = new SnapshotBuilder();
        foreach (var series in oracle.Series.Where(series => series.Held.Count == 0))
            builder.AddFollowedSeries(series.Name, series.Author);
        foreach (var series in oracle.Series)
        foreach (var number in series.Held)
            builder.Add(
                new Book
                {
                    Id = $"{series.Name}-{number}",
                    Title = Title(series, number),
                    Authors = [series.Author],
                    Asin = number % 3 == 0 ? Asin(series, number) : null,
                    Series = [new(series.Name, SequenceText.Parse($"{number}"))],
                    Language = "English",
                }
            );
        if (traps)
            foreach (var trap in oracle.Traps)
                builder.Add(
                    new Book
                    {
                        Id = trap.Title,
                        Title = trap.Title,
                        Authors = [trap.Author],
                        Series = Memberships(trap.SeriesName),
                        Language = "English",
                    }
                );
        return builder.Build();
    }

    public IReadOnlyList<SeriesCatalog> Catalogs(SeriesGroup group)
    {
        // Both names of the trapped series lead to it; Hardcover knows it by its other name only.
        if (oracle.Series.FirstOrDefault(series => series.Name == group.Name || (group.Name == "Chaos Seeds" && series.Name == "The Land")) is not { } series)
            return [];
        var name = series.Name == "The Land" ? "Chaos Seeds" : series.Name;
        return
        [
            new SeriesCatalog(
                "Audible",
                series.Name,
                [.. Numbers(series).Select(number => Work(series, number) with { Asins = [Asin(series, number)], HasAudio = true })],
                default
            ),
            new SeriesCatalog("Hardcover", name, [.. Numbers(series).Select(number => Work(series, number))], default),
        ];
    }

    private static IEnumerable<int> Numbers(OracleSeries series) => Enumerable.Range(series.From, series.To - series.From + 1);

    private static CatalogWork Work(OracleSeries series, int number) =>
        new()
        {
            Title = Title(series, number),
            Authors = [series.Author],
            Sequence = SequenceText.Parse($"{number}"),
            ReleaseDate = new DateOnly(2010, 1, 1).AddDays(number),
            Language = "english",
            Duration = TimeSpan.FromHours(10 + number),
        };

    private static string Title(OracleSeries series, int number) =>
        RealTitles.GetValueOrDefault((series.Name, number))
        ?? $"{First[number % First.Length]} {Second[number / First.Length % Second.Length]} of {series.Name.Split(' ')[^1]}";

    private static string Asin(OracleSeries series, int number) => $"B0{(uint)series.Name.Sum(letter => letter) * 7:D5}{number:D3}";

    private static SeriesMembership[] Memberships(string text) =>
        text.Split('#') switch
        {
            [""] => [],
            [var name] => [new(name.Trim(), SequenceText.Empty)],
            [var name, var number, ..] => [new(name.Trim(), SequenceText.Parse(number))],
            _ => [],
        };
}
