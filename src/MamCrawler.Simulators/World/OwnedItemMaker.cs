namespace MamCrawler.Simulators.World;

/// <summary>Makes the library's item of an owned work, with the mess that files and scrapers leave in a real library.</summary>
internal static class OwnedItemMaker
{
    public static WorldItem Make(WorldDraft draft, WorldWork work, OwnedItemStyle style)
    {
        work.Owned = true;
        var index = draft.Items.Count;
        var random = SeededRandom.For(draft.Options.Seed, "item", index);
        var messy = !style.Plain && random.Chance(0.3);
        var kilobits = random.Pick([64, 64, 96, 128]);
        var single = random.Chance(0.7);
        var title = messy ? MessyTitles.Make(work.Title, style, random) : PlainTitle(work, style);
        var author = messy ? MessyAuthor(work, style, random) : work.Author;
        var numberInTitleOnly = messy && title.Contains("Book ", StringComparison.Ordinal) && random.Chance(0.4);
        var seconds = (work.RuntimeMinutes * 60) + random.Next(60) + random.NextFraction();
        return new WorldItem
        {
            Id = Identifiers.Guid(draft.Options.Seed, "item", index),
            Title = title,
            Subtitle = random.Chance(0.2) ? work.Subtitle : null,
            Authors = author is null ? [] : [author],
            Narrators = random.Chance(0.85) ? work.Narrators : [],
            Series = [.. Series(style, numberInTitleOnly, random)],
            Asin = random.Chance(0.6) && style.LastNumber is null ? work.Asin : null,
            Isbn = random.Chance(0.15) && style.LastNumber is null ? work.Isbn : null,
            Language = random.Chance(0.6) ? LanguageName(work.Language, random) : null,
            PublishedYear = random.Chance(0.8) ? work.ReleaseDate.Year : null,
            Publisher = random.Chance(0.5) ? work.Publisher : null,
            // Drawn apart, so that nothing else of the world changes with it.
            Genres = SeededRandom.For(draft.Options.Seed, "genres", index).Chance(0.5) ? ["Audiobook"] : [],
            DurationSeconds = Math.Round(seconds, 6),
            SizeBytes = (long)(seconds * kilobits * 125),
            FileCount = single ? 1 : random.Between(6, 40),
            AddedAt = new DateTimeOffset(
                draft.Options.Today.AddDays(-random.Between(1, 2000)),
                new TimeOnly(random.Next(86_400_000 / 1000) * TimeSpan.TicksPerSecond),
                TimeSpan.Zero
            ).ToUnixTimeMilliseconds(),
            RelativePath = Folder(work, style, author),
            Replaceable = style.Replaceable,
        };
    }

    private static string PlainTitle(WorldWork work, OwnedItemStyle style) =>
        style.LastNumber is { } last ? $"{style.SeriesName}: Books {style.Number}-{last}" : work.Title;

    private static string? MessyAuthor(WorldWork work, OwnedItemStyle style, SeededRandom random)
    {
        var mayBeUnknown = style is { SeriesName: not null, LastNumber: null, NeedsAuthor: false };
        return random.Next(8) switch
        {
            0 or 1 => LastFirst(work.Author),
            2 => work.Author.Replace(". ", ".", StringComparison.Ordinal),
            3 => work.Author.ToUpperInvariant(),
            4 when mayBeUnknown => null,
            5 when mayBeUnknown => style.SeriesName,
            _ => work.Author,
        };
    }

    private static string LastFirst(string name)
    {
        var space = name.LastIndexOf(' ');
        return $"{name[(space + 1)..]}, {name[..space]}";
    }

    private static IEnumerable<WorldItemSeries> Series(OwnedItemStyle style, bool numberInTitleOnly, SeededRandom random)
    {
        if (style is not { SeriesName: { } name, Number: { } number })
            yield break;

        var text =
            style.LastNumber is { } last ? SequenceTexts.OfRange(number, last, random)
            : style.Plain ? $"{number}"
            : SequenceTexts.OfLibrary(number, random);
        yield return new WorldItemSeries(name, numberInTitleOnly ? null : text);
        if (style.Umbrella is { } umbrella)
            yield return new WorldItemSeries(umbrella, null);
    }

    private static string LanguageName(string language, SeededRandom random) =>
        language switch
        {
            "english" => random.Pick(["English", "English", "english", "en"]),
            "spanish" => random.Pick(["Spanish", "es"]),
            _ => language,
        };

    private static string Folder(WorldWork work, OwnedItemStyle style, string? author)
    {
        var folder = style is { SeriesName: { } series, Number: { } number } ? $"{series}/{number} - {work.Title}" : work.Title;
        return $"{author ?? "Unknown"}/{folder}".Replace(':', '_');
    }
}
