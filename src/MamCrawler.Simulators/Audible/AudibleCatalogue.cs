using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Audible;

/// <summary>The works and series that Audible knows, found by ASIN and by word.</summary>
internal sealed class AudibleCatalogue
{
    private const int LooseRows = 5;

    private readonly Dictionary<string, WorldWork> works = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, WorldSeries> series = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyList<WorldWork> all;
    private readonly WordIndex keywords = new();
    private readonly WordIndex titles = new();
    private readonly WordIndex authors = new();
    private readonly WordIndex narrators = new();

    public AudibleCatalogue(SimulatedWorld world)
    {
        all = world.Works;
        foreach (var entry in world.Series.Where(entry => entry.Asin is not null))
            series.Add(entry.Asin!, entry);
        foreach (var work in world.Works.Where(work => work.Asin is not null))
        {
            works.Add(work.Asin!, work);
            if (work.Kind != WorldWorkKind.Component)
                AddWords(work);
        }
    }

    public WorldWork? Work(string asin) => works.GetValueOrDefault(asin);

    public WorldSeries? Series(string asin) => series.GetValueOrDefault(asin);

    /// <summary>The works that a search finds, best first. A search for keywords that finds nothing whole answers with something near.</summary>
    public IReadOnlyList<WorldWork> Find(string? keyword, string? title, string? author, string? narrator)
    {
        var found = new List<IReadOnlyList<int>>();
        if (keyword is not null)
            found.Add(keywords.FindAll(keyword) is { Count: > 0 } whole ? whole : [.. keywords.FindRarest(keyword).Take(LooseRows)]);
        if (title is not null)
            found.Add(titles.FindAll(title));
        if (author is not null)
            found.Add(authors.FindAll(author));
        if (narrator is not null)
            found.Add(narrators.FindAll(narrator));
        if (found.Count == 0)
            return [];

        var wanted = SearchTokens.Of($"{keyword} {title}").ToHashSet();
        var sets = found.Skip(1).Select(rows => rows.ToHashSet()).ToList();
        return
        [
            .. found[0]
                .Where(row => sets.TrueForAll(set => set.Contains(row)))
                .Select(row => (Row: row, Score: Score(all[row], wanted)))
                .OrderByDescending(entry => entry.Score)
                .ThenBy(entry => entry.Row)
                .Select(entry => all[entry.Row]),
        ];
    }

    private static double Score(WorldWork work, HashSet<string> wanted)
    {
        if (wanted.Count == 0)
            return 0;

        var title = SearchTokens.Of(work.Title).ToList();
        return (double)title.Count(wanted.Contains) / Math.Max(1, title.Count);
    }

    private void AddWords(WorldWork work)
    {
        titles.Add(work.Index, $"{work.Title} {work.Subtitle}");
        authors.Add(work.Index, work.Author);
        narrators.Add(work.Index, string.Join(" ", work.Narrators));
        var series = string.Join(" ", work.Series.Select(membership => membership.Series.Name));
        keywords.Add(work.Index, $"{work.Title} {work.Subtitle} {work.Author} {string.Join(" ", work.Narrators)} {series}");
    }
}
