namespace MamCrawler.Simulators.World;

/// <summary>Makes what stands in a catalogue beside the ordinary volumes. None of it is a gap to fill (rules.md 3).</summary>
internal sealed class NoiseMaker(WorldDraft draft, SeriesPlan plan, IReadOnlyList<WorldWork> volumes)
{
    private readonly SeededRandom random = plan.Random;
    private readonly WorldSeries series = plan.Names[0];

    /// <summary>Adds each sort of noise with this probability; sorts that need an Audible row are left out where Audible knows nothing.</summary>
    public void Add(double probability)
    {
        if (plan.OnAudible)
        {
            Maybe(probability, AddPack);
            Maybe(probability, () => AddRecording(WorldWorkKind.Dramatised));
            Maybe(probability, AddDramatisedParts);
            Maybe(probability, () => AddRecording(WorldWorkKind.Abridged));
            Maybe(probability, () => AddRecording(WorldWorkKind.Rerecording));
            Maybe(probability, AddTranslation);
            Maybe(probability, AddUnreleased);
            Maybe(probability, AddNovella);
        }

        if (plan.OnHardcover)
        {
            Maybe(probability, AddPartialBooks);
            Maybe(probability, AddDuplicate);
        }
    }

    private void Maybe(double probability, Action add)
    {
        if (random.Chance(probability))
            add();
    }

    private void AddPack()
    {
        if (volumes.Count < 2)
            return;

        var last = random.Between(2, Math.Min(volumes.Count, 5));
        var title = random.Next(4) switch
        {
            0 => $"{series.Name}: Books 1-{last}",
            1 => $"{series.Name}: Publisher's Pack, Books 1-{last}",
            2 => $"{series.Name} Box Set: Books 1-{last}",
            _ => $"The {Bare(series.Name)} Omnibus: Books 1-{last}",
        };
        draft.Add(
            new WorkDescription(WorldWorkKind.Pack, title, plan.Author)
            {
                Series = [new WorldMembership(series, $"1-{last}", 1)],
                RuntimeMinutes = volumes.Take(last).Sum(volume => volume.RuntimeMinutes),
                Narrators = volumes[0].Narrators,
                Language = plan.Language,
            }
        );
    }

    private void AddRecording(WorldWorkKind kind)
    {
        var volume = random.Pick(volumes);
        var dramatised = kind == WorldWorkKind.Dramatised;
        var share = kind switch
        {
            WorldWorkKind.Abridged => 0.35,
            WorldWorkKind.Dramatised => 0.6,
            _ => 1.07,
        };
        draft.Add(
            new WorkDescription(kind, dramatised ? $"{volume.Title} (Dramatized Adaptation)" : volume.Title, plan.Author)
            {
                Series = [SameNumber(volume, dramatised && random.Chance(0.5) ? ", Dramatized Adaptation" : "")],
                Narrators = dramatised ? ["full cast"] : null,
                RuntimeMinutes = (int)(volume.RuntimeMinutes * share),
                Publisher = dramatised ? "GraphicAudio" : null,
                Language = plan.Language,
                OnHardcover = false,
                Of = volume,
            }
        );
    }

    private void AddDramatisedParts()
    {
        var volume = random.Pick(volumes);
        for (var part = 1; part <= 2; part++)
        {
            draft.Add(
                new WorkDescription(WorldWorkKind.DramatisedPart, $"{volume.Title} (Part {part} of 2) (Dramatized Adaptation)", plan.Author)
                {
                    Series = [SameNumber(volume, "")],
                    Narrators = ["full cast"],
                    RuntimeMinutes = volume.RuntimeMinutes / 3,
                    Publisher = "GraphicAudio",
                    Language = plan.Language,
                    OnHardcover = false,
                    Of = volume,
                }
            );
        }
    }

    private void AddTranslation()
    {
        var volume = random.Pick(volumes);
        if (plan.Language != "english")
            return;

        draft.Add(
            new WorkDescription(WorldWorkKind.Translation, GermanTitles.Make(random), plan.Author)
            {
                Series = [SameNumber(volume, "")],
                RuntimeMinutes = volume.RuntimeMinutes * 11 / 10,
                Language = "german",
                Publisher = "Hörwerk Süd",
                Of = volume,
            }
        );
    }

    private void AddUnreleased() =>
        draft.Add(
            new WorkDescription(WorldWorkKind.Unreleased, draft.Names.Title(volumes.Select(volume => volume.Title).ToHashSet()), plan.Author)
            {
                Series = [new WorldMembership(series, $"{volumes.Count + 1}", volumes.Count + 1)],
                ReleaseDate = draft.Options.Today.AddDays(random.Between(400, 900)),
                Language = plan.Language,
                RuntimeMinutes = random.Chance(0.5) ? 0 : null,
                Narrators = volumes[0].Narrators,
            }
        );

    private void AddNovella()
    {
        var before = random.Next(volumes.Count);
        draft.Add(
            new WorkDescription(WorldWorkKind.Novella, draft.Names.Title(volumes.Select(volume => volume.Title).ToHashSet()), plan.Author)
            {
                Subtitle = $"A {Bare(series.Name)} Novella",
                Series = [new WorldMembership(series, $"{before}.5", before + 0.5)],
                RuntimeMinutes = random.Between(90, 200),
                Language = plan.Language,
            }
        );
    }

    private void AddPartialBooks()
    {
        var volume = random.Pick(volumes);
        for (var part = 1; part <= 2; part++)
        {
            draft.Add(
                new WorkDescription(WorldWorkKind.PartialBook, $"{volume.Title}, Part {part}", plan.Author)
                {
                    Series = [SameNumber(volume, $".{part}")],
                    OnAudible = false,
                    Language = plan.Language,
                    Of = volume,
                }
            );
        }
    }

    private void AddDuplicate()
    {
        var volume = random.Pick(volumes);
        draft.Add(
            new WorkDescription(WorldWorkKind.Duplicate, volume.Title.ToUpperInvariant(), plan.Author)
            {
                Series = [SameNumber(volume, "")],
                OnAudible = false,
                Language = plan.Language,
                Of = volume,
            }
        );
    }

    private WorldMembership SameNumber(WorldWork volume, string added) => new(series, volume.Series[0].Position + added, volume.Series[0].Position);

    private static string Bare(string name) => name.StartsWith("The ", StringComparison.Ordinal) ? name[4..] : name;
}
