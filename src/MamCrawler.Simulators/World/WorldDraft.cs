namespace MamCrawler.Simulators.World;

/// <summary>A world in the making: numbers its things and keeps them in order.</summary>
internal sealed class WorldDraft(WorldOptions options)
{
    public WorldOptions Options { get; } = options;

    public NameMaker Names { get; } = new(options.Seed);

    public List<WorldSeries> Series { get; } = [];

    public List<WorldWork> Works { get; } = [];

    public List<WorldItem> Items { get; } = [];

    public WorldSeries AddSeries(string name, string author, bool onAudible = true, bool onHardcover = true, WorldSeries? aliasOf = null)
    {
        var id = Series.Count + 1;
        var series = new WorldSeries
        {
            Id = id,
            Name = name,
            Author = author,
            Asin = onAudible ? Identifiers.Asin('S', id) : null,
            OnHardcover = onHardcover,
            AliasOf = aliasOf,
        };
        Series.Add(series);
        return series;
    }

    /// <summary>Adds a work as the description says; index, ASIN and ISBN are given here.</summary>
    public WorldWork Add(WorkDescription description)
    {
        var index = Works.Count;
        var random = SeededRandom.For(Options.Seed, "work", index);
        var work = new WorldWork
        {
            Index = index,
            Kind = description.Kind,
            Title = description.Title,
            Subtitle = description.Subtitle,
            Author = description.Author,
            Narrators = description.Narrators ?? [Names.Narrator(random)],
            Series = description.Series,
            Asin = description.OnAudible ? Identifiers.Asin('X', index) : null,
            Isbn = random.Chance(0.7) ? Identifiers.Isbn13(index) : null,
            ReleaseDate = description.ReleaseDate ?? Options.Today.AddDays(-random.Between(90, 6000)),
            Language = description.Language,
            RuntimeMinutes = description.RuntimeMinutes ?? random.Between(380, 1500),
            Publisher = description.Publisher ?? random.Pick(Words.Publishers),
            OnHardcover = description.OnHardcover,
            Of = description.Of,
        };
        Works.Add(work);
        foreach (var membership in work.Series)
            membership.Series.Works.Add(work);
        return work;
    }
}
