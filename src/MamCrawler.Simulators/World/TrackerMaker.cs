namespace MamCrawler.Simulators.World;

/// <summary>Makes the tracker's releases: the wanted series, what looks like them, and thousands that nobody asks for.</summary>
internal static class TrackerMaker
{
    private const int FirstId = 1_200_007;

    /// <summary>Volumes that only a pack holds.</summary>
    private static readonly Dictionary<string, int[]> InPackOnly = new()
    {
        ["The Good Guys"] = [9, 10, 11],
        ["The Expanse"] = [8, 9],
        ["Aether's Revival"] = [5],
    };

    /// <summary>Volumes whose releases name no series, so that only a search for the title shows them.</summary>
    private static readonly Dictionary<string, int[]> ByTitleOnly = new()
    {
        ["Discworld"] = [11, 18],
        ["Expeditionary Force"] = [8],
        ["The Good Guys"] = [6],
        ["Old Man's War"] = [6],
        ["Stormlight Archive"] = [2],
    };

    public static IReadOnlyList<TrackerRelease> Make(WorldDraft draft, IReadOnlyList<(OracleSeries Oracle, IReadOnlyList<WorldWork> Volumes)> made)
    {
        var releases = new List<TrackerRelease>();
        foreach (var (oracle, volumes) in made)
            AddSeries(draft, oracle, volumes, releases);
        new UnrelatedReleaseMaker(draft).Add(releases);

        // Older releases have lower ids, as on the tracker.
        var step = SeededRandom.For(draft.Options.Seed, "ids", 0);
        var id = FirstId;
        return [.. releases.OrderBy(release => release.AddedUtc).Select(release => release with { Id = id += step.Between(1, 9) })];
    }

    private static void AddSeries(WorldDraft draft, OracleSeries oracle, IReadOnlyList<WorldWork> volumes, List<TrackerRelease> releases)
    {
        var random = SeededRandom.For(draft.Options.Seed, "releases " + oracle.Name, 0);
        var inPackOnly = InPackOnly.GetValueOrDefault(oracle.Name) ?? [];
        var editions = new EditionMaker(draft.Options.Today, draft.Names, random, oracle);
        for (var number = 1; number <= volumes.Count; number++)
        {
            var volume = volumes[number - 1];
            if (oracle.Held.Contains(number))
            {
                if (random.Chance(0.6))
                    releases.Add(editions.Good(volume, number));
            }
            else if (inPackOnly.Contains(number))
            {
                releases.Add(editions.Unsuitable(volume, number, number % 9));
            }
            else
            {
                var first = releases.Count;
                AddWanted(editions, volume, number, random, releases);
                if (ByTitleOnly.GetValueOrDefault(oracle.Name)?.Contains(number) == true)
                {
                    for (var place = first; place < releases.Count; place++)
                        releases[place] = releases[place] with { Series = [], Title = releases[place].Series.Count > 0 ? volume.Title : releases[place].Title };
                }
            }
        }

        releases.AddRange(new PackMaker(draft.Options.Today, random, oracle, volumes).Make());
    }

    private static void AddWanted(EditionMaker editions, WorldWork volume, int number, SeededRandom random, List<TrackerRelease> releases)
    {
        releases.Add(editions.Good(volume, number) with { Free = true });
        if (random.Chance(0.3))
            releases.Add(editions.Good(volume, number) with { Free = false, Vip = true, VipExpires = editions.InDays(random.Between(5, 60)) });
        if (random.Chance(0.3))
            releases.Add(editions.Good(volume, number) with { Free = false });
        for (var left = random.Next(3); left > 0; left--)
            releases.Add(editions.Unsuitable(volume, number, random.Next(10)));
        if (random.Chance(0.15))
            releases.Add(editions.Lookalike(volume));
    }
}
