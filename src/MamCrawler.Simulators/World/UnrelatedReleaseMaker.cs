namespace MamCrawler.Simulators.World;

/// <summary>Makes releases that fill no gap: of books the library holds, and of books that nobody there has heard of.</summary>
internal sealed class UnrelatedReleaseMaker(WorldDraft draft)
{
    private static readonly int[] Categories = [39, 49, 50, 83, 51, 40, 41, 42, 98, 54, 43, 99, 44, 45, 57, 87, 46, 47, 53, 89, 108, 48, 111];

    private readonly SeededRandom random = SeededRandom.For(draft.Options.Seed, "unrelated", 0);

    public void Add(List<TrackerRelease> releases)
    {
        var owned = draft
            .Works.Where(work => work is { Kind: WorldWorkKind.Volume, Owned: true } && !Oracle.Series.Any(series => series.Author == work.Author))
            .Take(draft.Options.UnrelatedReleases / 3);
        foreach (var work in owned)
        {
            var series =
                work.Series.Count > 0 && work.Series[0].Position is { } position ? new WorldItemSeries(work.Series[0].Series.Name, $"{position}") : null;
            releases.Add(
                Release(
                    work.Title,
                    work.Author,
                    work.Narrators,
                    series,
                    work.Language == "spanish" ? TrackerLanguage.Spanish : TrackerLanguage.English,
                    work.RuntimeMinutes
                )
            );
        }

        var author = "";
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string? seriesName = null;
        for (var left = draft.Options.UnrelatedReleases - releases.Count; left > 0; left--)
        {
            if (author.Length == 0 || random.Chance(0.4))
            {
                author = draft.Names.Person();
                taken.Clear();
                seriesName = random.Chance(0.6) ? draft.Names.Series() : null;
            }

            var series = seriesName is null ? null : new WorldItemSeries(seriesName, $"{(taken.Count / 3) + 1}");
            var language = random.Next(20) switch
            {
                0 => TrackerLanguage.German,
                1 => TrackerLanguage.French,
                2 => TrackerLanguage.Spanish,
                _ => TrackerLanguage.English,
            };
            releases.Add(Release(draft.Names.Title(taken), author, [draft.Names.Narrator(random)], series, language, random.Between(240, 1400)));
        }
    }

    private TrackerRelease Release(string title, string author, IReadOnlyList<string> narrators, WorldItemSeries? series, TrackerLanguage language, int minutes)
    {
        var m4b = random.Chance(0.6);
        var bitrate = random.Pick([48, 64, 64, 96, 128]);
        return new TrackerRelease
        {
            Id = 0,
            Title = title,
            Authors = [author],
            Narrators = narrators,
            Series = series is null ? [] : [series],
            Category = random.Pick(Categories),
            Ebook = random.Chance(0.1),
            SizeBytes = (minutes * 60L * bitrate * 125) + 4099,
            FileCount = m4b ? 1 : random.Between(5, 60),
            FileTypes = m4b ? "m4b" : "mp3",
            Language = language,
            AddedUtc = draft
                .Options.Today.AddDays(-random.Between(2, 4500))
                .ToDateTime(new TimeOnly(random.Next(24), random.Next(60), random.Next(60)), DateTimeKind.Utc),
            Free = random.Chance(0.2),
            Vip = random.Chance(0.15),
            Seeders = random.Between(0, 80),
            TimesCompleted = random.Between(3, 900),
            Bitrate = bitrate,
            RuntimeMinutes = minutes,
            HasMediaInfo = random.Chance(0.6),
        };
    }
}
