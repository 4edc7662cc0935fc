namespace MamCrawler.Simulators.World;

/// <summary>The world that the simulators play: a library, what the catalogues know, and what the tracker holds. Made from a seed, the same every time.</summary>
public sealed class SimulatedWorld
{
    private SimulatedWorld(WorldDraft draft, IReadOnlyList<TrackerRelease> releases)
    {
        Options = draft.Options;
        Items = draft.Items;
        Works = draft.Works;
        Series = draft.Series;
        Releases = releases;
    }

    public WorldOptions Options { get; }

    /// <summary>The library's books.</summary>
    public IReadOnlyList<WorldItem> Items { get; }

    /// <summary>Everything the catalogues list; a work's index is its place here.</summary>
    public IReadOnlyList<WorldWork> Works { get; }

    /// <summary>The series the catalogues know; a series' id is its place here plus one.</summary>
    public IReadOnlyList<WorldSeries> Series { get; }

    /// <summary>The tracker's releases, oldest first.</summary>
    public IReadOnlyList<TrackerRelease> Releases { get; }

    /// <summary>The series that a person follows because the library holds nothing of them.</summary>
    public static IReadOnlyList<(string Name, string Author)> FollowedSeries { get; } =
    [.. Oracle.Series.Where(series => series.Held.Length == 0).Select(series => (series.Name, series.Author))];

    /// <summary>The names, in the catalogues, of the series that the world is built around.</summary>
    internal static IReadOnlySet<string> OracleNames { get; } = Oracle.Series.Select(series => series.CatalogueName).ToHashSet();

    /// <summary>Makes a world.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of books is outside 100 to 1,000,000.</exception>
    public static SimulatedWorld Generate(WorldOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Books, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Books, 1_000_000);

        var draft = new WorldDraft(options);
        var oracle = OracleMaker.Make(draft);
        new FillerMaker(draft).Make();
        if (options.Traps)
            OracleMaker.SetTraps(draft, oracle);
        SeededRandom.For(options.Seed, "order", 0).Shuffle(draft.Items);
        return new SimulatedWorld(draft, TrackerMaker.Make(draft, oracle));
    }
}
