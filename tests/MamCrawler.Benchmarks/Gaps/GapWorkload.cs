using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Benchmarks.Gaps;

/// <summary>
/// A library as raw strings, and what Audible, the one catalogue that every library can ask, lists of each of its series (docs/decisions: what the gap benchmark
/// measures). 866 series for every 1,605 books; one book in twelve stands in none.
/// </summary>
internal sealed class GapWorkload
{
    private GapWorkload(List<Book> books, Dictionary<string, SeriesCatalog[]> catalogs) => (Books, Catalogs) = (books, catalogs);

    public List<Book> Books { get; }

    /// <summary>What the witness says, by the series' name.</summary>
    public Dictionary<string, SeriesCatalog[]> Catalogs { get; }

    public static GapWorkload Make(int books, int seed = 81)
    {
        var random = new Random(seed);
        var names = new WorkloadNames(random);
        var series = (int)(books * 866L / 1605);
        var inSeries = books - (books / 12);
        var made = new List<Book>(books);
        var catalogs = new Dictionary<string, SeriesCatalog[]>(series, StringComparer.Ordinal);
        string? author = null;
        for (var number = 0; number < series; number++)
        {
            // Now and then an author has a second series.
            author = author is null || random.Next(100) >= 15 ? names.Person() : author;
            var maker = new WorkloadSeries(random, names, number, author, names.Narrator(books));
            var length = WorkloadSeries.Length(random);
            var owned = Owned(random, length, inSeries - made.Count, series - number);
            catalogs[maker.Name] = [maker.Catalog(Math.Max(owned, length))];
            made.AddRange(maker.Own(owned));
        }

        while (made.Count < books)
            made.Add(
                new Book
                {
                    Id = $"{made.Count:x8}-0000-4000-9000-000000000000",
                    Title = names.Title(),
                    Authors = [names.Person()],
                    Narrators = [names.Narrator(books)],
                    Language = "English",
                }
            );
        return new GapWorkload(made, catalogs);
    }

    // Two series of three were only tried: one volume is held. Of the others people hold between a seventh and all, as of the oracle's twelve. The last series takes
    // what is left, so that the library has exactly as many books as asked for.
    private static int Owned(Random random, int length, int left, int seriesLeft)
    {
        if (seriesLeft == 1)
            return left;
        var wanted = random.Next(3) < 2 ? 1 : (int)Math.Ceiling(length * ((1 / 7.0) + (random.NextDouble() * 6 / 7)));
        return Math.Clamp(wanted, 1, Math.Max(1, left - seriesLeft + 1));
    }
}
