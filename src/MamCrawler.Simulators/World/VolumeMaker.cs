namespace MamCrawler.Simulators.World;

/// <summary>Makes the ordinary volumes of a series.</summary>
internal static class VolumeMaker
{
    public static IReadOnlyList<WorldWork> Make(WorldDraft draft, SeriesPlan plan)
    {
        var volumes = new List<WorldWork>();
        for (var number = 1; number <= plan.Titles.Count; number++)
        {
            var work = draft.Add(
                new WorkDescription(WorldWorkKind.Volume, plan.Titles[number - 1], plan.Author)
                {
                    Subtitle = plan.Random.Chance(0.25) ? $"{plan.Names[0].Name}, Book {number}" : null,
                    Series = [.. Memberships(plan, number)],
                    Language = plan.Language,
                    OnAudible = plan.OnAudible,
                    OnHardcover = plan.OnHardcover,
                    Narrators = plan.Narrator is { } narrator && plan.Random.Chance(0.8) ? [narrator] : null,
                    ReleaseDate = draft.Options.Today.AddDays(-400 * (plan.Titles.Count - number + 1) + plan.Random.Next(300)),
                }
            );
            volumes.Add(work);
            AddComponents(draft, plan, work);
        }

        return volumes;
    }

    private static IEnumerable<WorldMembership> Memberships(SeriesPlan plan, int number)
    {
        foreach (var name in plan.Names)
            yield return new WorldMembership(name, SequenceTexts.OfCatalogue(number, plan.Random), number);
        if (plan.Umbrella is { } umbrella)
            yield return new WorldMembership(umbrella, "", null);
    }

    /// <summary>Long recordings come as one product with parts, which no list of volumes may count.</summary>
    private static void AddComponents(WorldDraft draft, SeriesPlan plan, WorldWork work)
    {
        if (work.Asin is null || !plan.Random.Chance(0.08))
            return;

        for (var part = 1; part <= 2; part++)
        {
            work.Components.Add(
                draft.Add(
                    new WorkDescription(WorldWorkKind.Component, $"{work.Title}, Part {part}", work.Author)
                    {
                        Narrators = work.Narrators,
                        RuntimeMinutes = work.RuntimeMinutes / 2,
                        ReleaseDate = work.ReleaseDate,
                        Language = work.Language,
                        OnHardcover = false,
                        Of = work,
                    }
                )
            );
        }
    }
}
