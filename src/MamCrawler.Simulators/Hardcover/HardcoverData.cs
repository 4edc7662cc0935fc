using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Hardcover;

/// <summary>The works and series that Hardcover knows, found by what queries ask for without looking at every row.</summary>
internal sealed class HardcoverData
{
    private readonly Dictionary<string, List<WorldSeries>> seriesByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WorldSeries>> seriesByAuthor = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WorldWork>> worksByAuthor = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WorldWork>> worksByTitle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WorldWork> worksByAsin = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, WorldWork> worksByIsbn = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<WorldWork>> recordings = [];
    private readonly Dictionary<int, string> authorsById = [];
    private readonly SimulatedWorld world;

    public HardcoverData(SimulatedWorld world)
    {
        this.world = world;
        foreach (var series in world.Series.Where(series => series.OnHardcover))
        {
            Add(seriesByName, series.Name, series);
            Add(seriesByAuthor, series.Author, series);
        }

        foreach (var work in world.Works)
            AddWork(work);
    }

    public IEnumerable<WorldSeries> Series => world.Series.Where(series => series.OnHardcover);

    public IEnumerable<WorldWork> Works => world.Works.Where(work => work.OnHardcover);

    public IEnumerable<string> Authors => worksByAuthor.Keys;

    public IReadOnlyList<WorldWork> WorksBy(string author) => worksByAuthor.GetValueOrDefault(author) ?? [];

    public IReadOnlyList<WorldWork> WorksTitled(string title) => worksByTitle.GetValueOrDefault(title) ?? [];

    public IReadOnlyList<WorldSeries> SeriesNamed(string name) => seriesByName.GetValueOrDefault(name) ?? [];

    public IReadOnlyList<WorldSeries> SeriesBy(string author) => seriesByAuthor.GetValueOrDefault(author) ?? [];

    public IReadOnlyList<WorldWork> RecordingsOf(WorldWork work) => recordings.GetValueOrDefault(work.Index) ?? [];

    /// <summary>The work of which a recording has this ASIN.</summary>
    public WorldWork? WorkWithAsin(string asin) => worksByAsin.GetValueOrDefault(asin);

    public WorldWork? WorkWithIsbn(string isbn) => worksByIsbn.GetValueOrDefault(isbn);

    public WorldWork? Work(int id) =>
        id - BookRow.FirstId is var index && index >= 0 && index < world.Works.Count && world.Works[index].OnHardcover ? world.Works[index] : null;

    public WorldSeries? SeriesWithId(int id) =>
        id - SeriesRow.FirstId - 1 is var index && index >= 0 && index < world.Series.Count && world.Series[index].OnHardcover ? world.Series[index] : null;

    public string? Author(int id) => authorsById.GetValueOrDefault(id);

    private void AddWork(WorldWork work)
    {
        if (work.OnHardcover)
        {
            Add(worksByAuthor, work.Author, work);
            Add(worksByTitle, work.Title, work);
            authorsById[AuthorRow.IdOf(work.Author)] = work.Author;
            if (work.Asin is not null)
                worksByAsin.Add(work.Asin, work);
            if (work.Isbn is not null)
                worksByIsbn.TryAdd(work.Isbn, work);
        }
        else if (work is { Kind: WorldWorkKind.Rerecording, Of: { OnHardcover: true } of, Asin: { } asin })
        {
            worksByAsin.Add(asin, of);
            if (!recordings.TryGetValue(of.Index, out var list))
                recordings[of.Index] = list = [];
            list.Add(work);
        }
    }

    private static void Add<T>(Dictionary<string, List<T>> index, string key, T entry)
    {
        if (!index.TryGetValue(key, out var list))
            index[key] = list = [];
        list.Add(entry);
    }
}
