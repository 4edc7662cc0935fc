using System.Globalization;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Benchmarks.Gaps;

/// <summary>One series of the workload: what Audible lists of it, and what the library holds of that.</summary>
internal sealed class WorkloadSeries(Random random, WorkloadNames names, int index, string author, string narrator)
{
    private static readonly DateTimeOffset ReadAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly string[] _narrators = [narrator];
    private readonly List<string> _titles = [];
    private CatalogWork[] _works = [];

    public string Name { get; } = names.Series(index);

    /// <summary>How many volumes a series has: a few, often more, now and then very many.</summary>
    public static int Length(Random random) =>
        random.Next(100) switch
        {
            < 12 => 1,
            < 30 => random.Next(2, 4),
            < 70 => random.Next(3, 7),
            < 90 => random.Next(6, 13),
            < 98 => random.Next(12, 22),
            _ => random.Next(22, 42),
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

    // A quarter of the real listings bear a subtitle in their title; Audible gives most volumes of a series "Series, Book 3" as the subtitle.
    private CatalogWork Work(int number)
    {
        var title = names.Title();
        _titles.Add(title);
        var sequence = SequenceText.Parse(number.ToString(CultureInfo.InvariantCulture));
        return new()
        {
            Title = random.Next(100) switch
            {
                < 75 => title,
                < 85 => $"{title}: {names.Genre()}",
                < 91 => $"{title}: {names.Title()}",
                < 96 => $"{Name}: {title}",
                _ => $"{title}: {Name}, Book {number}",
            },
            Subtitle = random.Next(10) < 6 ? $"{Name}, Book {number}" : null,
            Authors = [author],
            Narrators = _narrators,
            Sequence = sequence,
            Series = [new SeriesMembership(Name, sequence)],
            Asins = [$"B{index:X5}{number:X4}"],
            ReleaseDate = new DateOnly(2012, 1, 1).AddDays(number * 90),
            Language = "english",
            Duration = TimeSpan.FromMinutes(400 + number),
            Abridged = false,
            HasAudio = true,
        };
    }

    // Most items were matched and bear Audible's title; the rest keep what their files said.
    private Book Item(CatalogWork work, int number) =>
        new()
        {
            Id = $"{index:x8}-0000-4000-8000-{number:x12}",
            Title = random.Next(100) switch
            {
                < 55 => work.Title,
                < 66 => $"{_titles[number - 1]} (Unabridged)",
                < 75 => $"{_titles[number - 1]}: {Name}, Book {number}",
                < 81 => $"{_titles[number - 1]} ({Name}, Book {number})",
                < 86 => $"{Name} #{number}: {_titles[number - 1]}",
                < 90 => $"{Name}: {_titles[number - 1]}",
                < 95 => $"{_titles[number - 1]}.m4b",
                _ => _titles[number - 1].ToUpperInvariant(),
            },
            Authors = work.Authors,
            Narrators = work.Narrators,
            Series = [new SeriesMembership(Name, work.Sequence)],
            Asin = random.Next(10) < 6 ? work.Asins[0] : null,
            Language = "English",
            Duration = work.Duration,
        };
}
