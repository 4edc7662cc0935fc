namespace MamCrawler.Simulators.World;

/// <summary>Makes the twelve series of the published result.</summary>
internal static class OracleMaker
{
    /// <returns>Every series with its volumes, in the oracle's order.</returns>
    public static IReadOnlyList<(OracleSeries Oracle, IReadOnlyList<WorldWork> Volumes)> Make(WorldDraft draft)
    {
        var made = new List<(OracleSeries, IReadOnlyList<WorldWork>)>();
        var taken = new Dictionary<string, HashSet<string>>();
        var umbrella = draft.AddSeries("Cosmere", "Brandon Sanderson");
        foreach (var oracle in Oracle.Series)
        {
            var random = SeededRandom.For(draft.Options.Seed, oracle.Name, 0);
            if (!taken.TryGetValue(oracle.Author, out var words))
                taken[oracle.Author] = words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

            var series = draft.AddSeries(oracle.CatalogueName, oracle.Author);
            var names = new List<WorldSeries> { series };
            if (oracle.Alias is { } alias)
                names.Add(draft.AddSeries(alias, oracle.Author, aliasOf: series));

            var titles = Enumerable
                .Range(1, oracle.Volumes)
                .Select(number => oracle.Titles.GetValueOrDefault(number) ?? oracle.TitlePrefix + draft.Names.Title(words))
                .ToList();
            var plan = new SeriesPlan(oracle.Author, names, titles, random)
            {
                Umbrella = oracle.Author == umbrella.Author ? umbrella : null,
                Narrator = draft.Names.Narrator(random),
            };
            var volumes = VolumeMaker.Make(draft, plan);
            foreach (var number in oracle.Held)
                draft.Items.Add(OwnedItemMaker.Make(draft, volumes[number - 1], new OwnedItemStyle(oracle.Name, number) { Plain = true }));
            new NoiseMaker(draft, plan, volumes).Add(1);
            made.Add((oracle, volumes));
        }

        return made;
    }

    /// <summary>Puts the nine traps in the place of nine items that nothing else depends on.</summary>
    public static void SetTraps(WorldDraft draft, IReadOnlyList<(OracleSeries Oracle, IReadOnlyList<WorldWork> Volumes)> made)
    {
        var places = Enumerable.Range(0, draft.Items.Count).Where(index => draft.Items[index].Replaceable).TakeLast(Oracle.Traps.Count).ToList();
        for (var trap = 0; trap < places.Count; trap++)
        {
            var description = Oracle.Traps[trap];
            var replaced = draft.Items[places[trap]];
            var volume = made.Single(entry => entry.Oracle.Name == description.OwnedSeries).Volumes[description.OwnedVolume - 1];
            volume.Owned = true;
            draft.Items[places[trap]] = new WorldItem
            {
                Id = replaced.Id,
                Title = description.Title,
                Authors = [description.Author],
                Series = description.Series is { } series ? [new WorldItemSeries(series, description.Sequence)] : [],
                DurationSeconds = volume.RuntimeMinutes * 60,
                SizeBytes = volume.RuntimeMinutes * 60L * 8000,
                AddedAt = replaced.AddedAt,
                RelativePath = $"{description.Author}/{description.Title.Replace(':', '_')}",
            };
        }
    }
}
