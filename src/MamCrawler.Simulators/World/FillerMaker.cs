namespace MamCrawler.Simulators.World;

/// <summary>
/// Fills the library around the oracle's series: invented authors whose series and books it holds completely, whatever else the catalogues
/// list beside them. The filler therefore adds no gap.
/// </summary>
internal sealed class FillerMaker(WorldDraft draft)
{
    private readonly SeededRandom random = SeededRandom.For(draft.Options.Seed, "filler", 0);
    private readonly FillerSeriesMaker series = new(draft);

    public void Make()
    {
        var books = draft.Options.Books;
        var names = (draft.Options.SeriesCount ?? (int)(books * 866L / 1605)) - Oracle.Series.Count(series => series.Held.Length > 0);
        while (series.Names < names && draft.Items.Count < books - Math.Max(20, books / 20))
            MakeAuthor();
        while (draft.Items.Count < books)
            MakeStandalones();
    }

    private void MakeAuthor()
    {
        var author = draft.Names.Person();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (random.Chance(0.02))
        {
            var umbrella = draft.AddSeries(draft.Names.Series(), author);
            series.Make(author, taken, umbrella);
            series.Make(author, taken, umbrella);
            series.CountName();
            return;
        }

        series.Make(author, taken, null);
        if (random.Chance(0.15))
            series.Make(author, taken, null);
        if (random.Chance(0.05))
            AddStandalone(author, taken, replaceable: false);
    }

    private void MakeStandalones()
    {
        var author = draft.Names.Person();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var several = random.Chance(0.2) && draft.Items.Count < draft.Options.Books - 20;
        AddStandalone(author, taken, replaceable: !several);
        if (several)
            AddStandalone(author, taken, replaceable: false);
    }

    private void AddStandalone(string author, HashSet<string> taken, bool replaceable)
    {
        var work = draft.Add(
            new WorkDescription(WorldWorkKind.Volume, draft.Names.Title(taken), author)
            {
                Subtitle = random.Chance(0.3) ? "A Novel" : null,
                OnAudible = random.Chance(0.9),
                OnHardcover = random.Chance(0.9),
            }
        );
        draft.Items.Add(OwnedItemMaker.Make(draft, work, new OwnedItemStyle(null, null) { Replaceable = replaceable }));
        if (work.Asin is not null && random.Chance(0.08))
        {
            draft.Add(
                new WorkDescription(WorldWorkKind.Rerecording, work.Title, author)
                {
                    RuntimeMinutes = work.RuntimeMinutes + 12,
                    OnHardcover = false,
                    Of = work,
                }
            );
        }
    }
}
