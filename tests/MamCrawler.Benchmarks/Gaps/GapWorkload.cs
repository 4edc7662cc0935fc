using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Benchmarks.Gaps;

/// <summary>
/// A library as raw strings, and what a catalogue lists of each of its series. Sizes of series follow real ones: most have a few volumes of which one or two are held,
/// some run to forty; 866 series for every 1,605 books. Titles bear the ornaments that files and shops put on them.
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
        var made = new List<Book>(books);
        var catalogs = new Dictionary<string, SeriesCatalog[]>(series, StringComparer.Ordinal);
        for (var number = 0; number < series; number++)
        {
            var maker = new WorkloadSeries(random, names, number);
            var owned = Owned(random, made.Count, books, series - number);
            catalogs[maker.Name] = [maker.Catalog(Math.Max(owned, WorkloadSeries.Length(random)))];
            made.AddRange(maker.Own(owned));
        }

        return new GapWorkload(made, catalogs);
    }

    // The last series takes what is left, so that the library has exactly as many books as asked for.
    private static int Owned(Random random, int made, int books, int seriesLeft)
    {
        var left = books - made;
        if (seriesLeft == 1)
            return left;
        var wanted = random.Next(100) switch { < 66 => 1, < 84 => 2, < 92 => 3, < 96 => random.Next(4, 6), < 99 => random.Next(6, 10), _ => random.Next(10, 30) };
        return Math.Clamp(wanted, 1, Math.Max(1, left - seriesLeft + 1));
    }
}
