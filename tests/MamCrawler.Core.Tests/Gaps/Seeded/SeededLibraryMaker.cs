using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Gaps.Seeded;

/// <summary>Makes a random library from a seed.</summary>
internal static class SeededLibraryMaker
{
    public static SeededLibrary Make(int seed)
    {
        var random = new Random(seed);
        var words = new Vocabulary(random);
        var library = new SeededLibrary();
        var items = new ItemMaker(random, library);
        var series = new SeededSeriesMaker(random, words, items, library);
        for (var count = random.Next(2, 6); count > 0; count--)
            series.Make(words.Person(), alias: random.Next(5) == 0);
        AddUnwitnessed(random, words, items, library);
        AddFollowed(words, library);
        AddAuthor(random, words, items, library);
        AddFiller(random, words, items, library);
        return library;
    }

    private static void AddUnwitnessed(Random random, Vocabulary words, ItemMaker items, SeededLibrary library)
    {
        var (name, author) = (words.Series(), words.Person());
        var highest = random.Next(3, 9);
        for (var number = 1; number <= highest; number++)
        {
            if (number == highest || random.Next(2) == 0)
                library.Books.Add(items.Item(words.Title(), author) with { Series = [new(name, SequenceText.Parse($"{number}"))] });
            else
                library.Planted.Add(new(name, GapClass.Missing, number, ""));
        }
    }

    private static void AddFollowed(Vocabulary words, SeededLibrary library)
    {
        var (name, author) = (words.Series(), words.Person());
        library.Followed.Add((name, author));
        var works = new List<CatalogWork>();
        for (var number = 1; number <= 3; number++)
        {
            works.Add(
                new CatalogWork
                {
                    Title = words.Title(),
                    Authors = [author],
                    Sequence = SequenceText.Parse($"{number}"),
                    Asins = [words.Asin()],
                    Language = "english",
                    ReleaseDate = new(2020, 1, number),
                }
            );
            library.Planted.Add(new(name, GapClass.Missing, number, works[^1].Title));
        }

        library.Series[name] = [new("Audible", name, works, default)];
    }

    private static void AddAuthor(Random random, Vocabulary words, ItemMaker items, SeededLibrary library)
    {
        var author = words.Person();
        var works = new List<CatalogWork>();
        for (var count = random.Next(3, 9); count > 0; count--)
        {
            var work = new CatalogWork
            {
                Title = words.Title(),
                Authors = [author],
                Asins = [words.Asin()],
                Language = "english",
                ReleaseDate = new(2019, 2, 3),
                HasAudio = true,
            };
            works.Add(work);
            if (count <= 2 || random.Next(2) == 0)
                library.Books.Add(items.Item(random.Next(2) == 0 ? work.Title : $"{work.Title} (Unabridged)", author));
            else
                library.Planted.Add(new(author, GapClass.Missing, null, work.Title));
        }

        works.Add(
            new CatalogWork
            {
                Title = $"{words.Title()} Collection",
                Authors = [author],
                Asins = [words.Asin()],
                IsPack = true,
            }
        );
        works.Add(
            new CatalogWork
            {
                Title = words.Title(),
                Authors = [words.Person()],
                Asins = [words.Asin()],
            }
        );
        library.Authors[author] = [new("Audible", author, works, default)];
    }

    private static void AddFiller(Random random, Vocabulary words, ItemMaker items, SeededLibrary library)
    {
        for (var count = random.Next(10, 30); count > 0; count--)
            library.Books.Add(items.Item(words.Title(), words.Person()));
    }
}
