using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Gaps.Seeded;

/// <summary>Makes one series: what is owned of it, what the witnesses list, and what is therefore missing.</summary>
internal sealed class SeededSeriesMaker(Random random, Vocabulary words, ItemMaker items, SeededLibrary library)
{
    private static readonly DateOnly Future = new(2027, 6, 1);

    public string Make(string author, bool alias)
    {
        var name = words.Series();
        var other = alias ? words.Series() : null;
        var works = Enumerable.Range(1, random.Next(2, 13)).Select(number => Work(author, number)).ToList();
        var audible = new List<CatalogWork>();
        var hardcover = new List<CatalogWork>();
        var packed = works.Count > 4 && random.Next(4) == 0 ? random.Next(2, 4) : 0;
        if (packed > 0)
            items.OwnPack(works[..packed], name);
        // The first volume of the rest is always owned under the series' own name, so that the series is held.
        items.Own(works[packed], name);
        library.Books.Add(items.Item(works[packed].Title, author) with { Series = [items.Place(works[packed], name)] });
        List(works[..(packed + 1)], audible, hardcover);
        foreach (var work in works[(packed + 1)..])
            Fate(work, name, other, audible, hardcover);
        if (random.Next(3) == 0)
            AddNoise(works, author, name, audible, hardcover);
        if (other is not null)
            audible = [.. audible.Select(work => work with { Series = [new(name, work.Sequence), new(other, work.Sequence)] })];
        var hardcoverName = other is not null && random.Next(2) == 0 ? other : name;
        // A second name is learnt from two works that bear it with the same number; where Audible lists fewer, Hardcover says it outright.
        IReadOnlyList<string> said = other is not null && audible.Count(work => work.Sequence.Position is not null) < 2 ? [name, other] : [];
        library.Series[name] = [new("Audible", name, audible, default), new("Hardcover", hardcoverName, hardcover, default) { Aliases = said }];
        if (other is not null)
            (library.Series[other], library.Aliases[other]) = (library.Series[name], name);
        return name;
    }

    private void Fate(SeededWork work, string name, string? other, List<CatalogWork> audible, List<CatalogWork> hardcover)
    {
        switch (random.Next(16))
        {
            case < 7:
                items.Own(work, other is not null && random.Next(2) == 0 ? other : name);
                List([work], audible, hardcover);
                break;
            case 7:
                items.OwnPart(work, name);
                goto default;
            case 8:
                audible.Add(Listed(work) with { ReleaseDate = Future });
                hardcover.Add(Printed(work) with { ReleaseDate = Future });
                Plant(name, GapClass.Unreleased, work);
                break;
            case 9:
                hardcover.Add(Printed(work) with { HasAudio = false });
                Plant(name, GapClass.NoAudiobookKnown, work);
                break;
            case 10:
                audible.Add(Listed(work) with { Language = "german" });
                Plant(name, GapClass.OtherLanguage, work);
                break;
            case 11:
                audible.Add(Listed(work) with { Dramatised = true, Sequence = SequenceText.Parse($"{ItemMaker.Number(work)}, Dramatized Adaptation") });
                Plant(name, GapClass.DramatisedOnly, work);
                break;
            case 12:
                var rival = Work(work.Author, work.Number);
                audible.Add(Listed(work));
                hardcover.Add(Printed(rival));
                Plant(name, GapClass.Disputed, work);
                Plant(name, GapClass.Disputed, rival);
                break;
            default:
                List([work], audible, hardcover);
                Plant(name, GapClass.Missing, work);
                break;
        }
    }

    private void List(IEnumerable<SeededWork> works, List<CatalogWork> audible, List<CatalogWork> hardcover)
    {
        foreach (var work in works)
        {
            var by = random.Next(4);
            if (by != 0)
                audible.Add(Listed(work));
            if (by != 1)
                hardcover.Add(Printed(work) with { Isbn = work.Isbn, HasAudio = by == 0 ? true : null });
            // A library item that has only the ISBN or the ASIN is known by it only where a witness names it.
            if (by is 0 or 1)
                Identify(by == 0 ? hardcover : audible, work);
        }
    }

    private static void Identify(List<CatalogWork> catalog, SeededWork work) => catalog[^1] = catalog[^1] with { Asins = [work.Asin], Isbn = work.Isbn };

    private void AddNoise(List<SeededWork> works, string author, string name, List<CatalogWork> audible, List<CatalogWork> hardcover)
    {
        var novella = Work(author, works.Count - 0.5m);
        var part = works[^1];
        audible.Add(Listed(novella) with { IsNovella = random.Next(2) == 0 });
        Plant(name, GapClass.Novella, novella);
        audible.Add(
            new CatalogWork
            {
                Title = $"{name}: Books 1-{works.Count}",
                Authors = [author],
                Sequence = SequenceText.Parse($"1-{works.Count}"),
                Asins = [words.Asin()],
            }
        );
        audible.Add(
            new CatalogWork
            {
                Title = $"{name} Publisher's Pack",
                Authors = [author],
                Asins = [words.Asin()],
                IsPack = true,
            }
        );
        hardcover.Add(
            new CatalogWork
            {
                Title = $"{part.Title}, Part 2",
                Authors = [author],
                IsPart = true,
                Sequence = SequenceText.Parse($"{ItemMaker.Number(part)}p2"),
                Asins = [words.Asin()],
            }
        );
        library.Planted.Add(new(name, GapClass.PartOfSplitVolume, part.Number, $"{part.Title}, Part 2"));
        // A second recording, a translation and a dramatisation of what both witnesses list are editions of it and change nothing.
        if (audible.Find(work => work.Sequence.Raw == "1" && work.Language == "english") is { } first)
        {
            audible.Add(first with { Asins = [words.Asin()], Duration = TimeSpan.FromHours(9) });
            audible.Add(first with { Asins = [words.Asin()], Title = "Ein ganz anderer Name", Language = "german" });
            audible.Add(first with { Asins = [words.Asin()], Title = $"{first.Title} (Dramatized Adaptation)", Dramatised = true });
        }
    }

    private SeededWork Work(string author, decimal number) =>
        new(words.Title(), author, number, words.Asin(), new DateOnly(2010, 1, 1).AddDays(random.Next(5000)));

    private CatalogWork Listed(SeededWork work) =>
        new()
        {
            Title = work.Title,
            Subtitle = random.Next(4) == 0 ? "A Novel" : null,
            Authors = [work.Author],
            Sequence = SequenceText.Parse(ItemMaker.Number(work)),
            Asins = [work.Asin],
            ReleaseDate = work.Released,
            Language = "english",
            Duration = TimeSpan.FromHours(11),
            HasAudio = true,
        };

    private static CatalogWork Printed(SeededWork work) =>
        new()
        {
            Title = work.Title,
            Authors = [work.Author],
            Sequence = SequenceText.Parse(ItemMaker.Number(work)),
            ReleaseDate = work.Released,
        };

    private void Plant(string name, GapClass gapClass, SeededWork work) => library.Planted.Add(new(name, gapClass, work.Number, work.Title));
}
