namespace MamCrawler.Simulators.World;

/// <summary>Makes one invented series, complete in the library.</summary>
internal sealed class FillerSeriesMaker(WorldDraft draft)
{
    private readonly SeededRandom random = SeededRandom.For(draft.Options.Seed, "filler-series", 0);
    private string? nameToShare;

    /// <summary>How many series names the filler's items carry.</summary>
    public int Names { get; private set; }

    public void CountName() => Names++;

    public void Make(string author, HashSet<string> taken, WorldSeries? umbrella)
    {
        var known = random.Next(100);
        var (onAudible, onHardcover) = known switch
        {
            < 3 => (false, true),
            < 6 => (true, false),
            < 8 => (false, false),
            _ => (true, true),
        };
        var names = AddNames(author, onAudible, onHardcover, umbrella is not null);
        var count = Count();
        var plan = new SeriesPlan(author, names, [.. Enumerable.Range(0, count).Select(_ => draft.Names.Title(taken))], random)
        {
            OnAudible = onAudible,
            OnHardcover = onHardcover,
            Language = random.Chance(0.02) ? "spanish" : "english",
            Umbrella = umbrella,
            Narrator = draft.Names.Narrator(random),
        };
        var volumes = VolumeMaker.Make(draft, plan);
        AddItems(plan, volumes);
        new NoiseMaker(draft, plan, volumes).Add(0.07);
        if (onAudible && onHardcover && random.Chance(0.01))
            AddPrintOnly(plan, taken);
    }

    private List<WorldSeries> AddNames(string author, bool onAudible, bool onHardcover, bool inUmbrella)
    {
        // Now and then two authors have each a series of the same name, which the library cannot tell apart by name.
        var shares = nameToShare is not null;
        var name = nameToShare ?? draft.Names.Series();
        nameToShare = !shares && !inUmbrella && random.Chance(0.003) ? name : null;
        var names = new List<WorldSeries> { draft.AddSeries(name, author, onAudible, onHardcover) };
        Names += shares ? 0 : 1;
        if (onAudible && random.Chance(0.02))
            names.Add(draft.AddSeries(draft.Names.Series(), author, onAudible, onHardcover, aliasOf: names[0]));
        return names;
    }

    private int Count() =>
        random.Next(100) switch
        {
            < 72 => 1,
            < 84 => 2,
            < 91 => 3,
            < 95 => 4,
            < 98 => 5,
            _ => random.Between(6, 10),
        };

    private void AddItems(SeriesPlan plan, IReadOnlyList<WorldWork> volumes)
    {
        var inPack = volumes.Count >= 3 && random.Chance(0.15) ? random.Between(2, 3) : 0;
        if (inPack > 0)
        {
            draft.Items.Add(OwnedItemMaker.Make(draft, volumes[0], new OwnedItemStyle(plan.Names[0].Name, 1) { LastNumber = inPack }));
            foreach (var volume in volumes.Take(inPack))
                volume.Owned = true;
        }

        for (var number = inPack + 1; number <= volumes.Count; number++)
        {
            var name = plan.Names.Count > 1 && random.Chance(0.5) ? plan.Names[1] : plan.Names[0];
            var style = new OwnedItemStyle(name.Name, number)
            {
                Umbrella = random.Chance(0.7) ? plan.Umbrella?.Name : null,
                NeedsAuthor = plan.Umbrella is not null,
            };
            draft.Items.Add(OwnedItemMaker.Make(draft, volumes[number - 1], style));
            if (random.Chance(0.01))
                draft.Items.Add(OwnedItemMaker.Make(draft, volumes[number - 1], style));
        }
    }

    /// <summary>A volume in print of which there is no audiobook: a gap that nothing can fill.</summary>
    private void AddPrintOnly(SeriesPlan plan, HashSet<string> taken) =>
        draft.Add(
            new WorkDescription(WorldWorkKind.PrintOnly, draft.Names.Title(taken), plan.Author)
            {
                Series = [new WorldMembership(plan.Names[0], $"{plan.Titles.Count + 1}", plan.Titles.Count + 1)],
                OnAudible = false,
                RuntimeMinutes = 0,
                ReleaseDate = draft.Options.Today.AddDays(-random.Between(400, 4000)),
            }
        );
}
