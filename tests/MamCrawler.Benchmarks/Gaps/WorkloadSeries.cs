using System.Globalization;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Benchmarks.Gaps;

/// <summary>One series of the workload.</summary>
internal sealed class WorkloadSeries(Random random, WorkloadNames names, int index)
{
    private static readonly DateTimeOffset ReadAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly string _author = names.Person();
    private readonly string[] _narrators = [names.Person()];
    private CatalogWork[] _works = [];

    public string Name { get; } = $"{names.Series(index)}";

    /// <summary>How many volumes a series has: a few, often more, now and then very many.</summary>
    public static int Length(Random random) => random.Next(100) switch
    {
        < 30 => random.Next(2, 4), < 70 => random.Next(3, 7), < 90 => random.Next(6, 13), < 98 => random.Next(12, 22), _ => random.Next(22, 42),
    };

    public SeriesCatalog Catalog(int length)
    {
        _works = [.. Enumerable.Range(1, length).Select(Work)];
        return new SeriesCatalog(WitnessName.Audible, Name, _works, ReadAt);
    }

    public IEnumerable<Book> Own(int count)
    {
        foreach (var at in Enumerable.Range(0, _works.Length).OrderBy(_ => random.Next()).Take(count))
            yield return Item(_works[at], at + 1);
    }

    private CatalogWork Work(int number) => new()
    {
        Title = names.Title(), Authors = [_author], Narrators = _narrators, Sequence = SequenceText.Parse(number.ToString(CultureInfo.InvariantCulture)),
        Asins = [$"B{index:X5}{number:X4}"], ReleaseDate = new DateOnly(2012, 1, 1).AddDays(number * 90), Language = "english", Duration = TimeSpan.FromMinutes(400 + number), HasAudio = true,
    };

    private Book Item(CatalogWork work, int number) => new()
    {
        Id = $"{index:x8}-0000-4000-8000-{number:x12}",
        Title = random.Next(10) switch
        {
            < 4 => work.Title,
            4 => $"{work.Title} (Unabridged)",
            5 => $"{work.Title} ({Name}, Book {number})",
            6 => $"{Name} #{number}: {work.Title}",
            7 => $"{work.Title}: {Name}, Book {number}",
            8 => $"{Name}: {work.Title}",
            _ => $"{work.Title}.m4b",
        },
        Authors = work.Authors,
        Narrators = work.Narrators,
        Series = [new SeriesMembership(Name, work.Sequence)],
        Asin = random.Next(10) < 6 ? work.Asins[0] : null,
        Language = "English",
        Duration = work.Duration,
    };
}
