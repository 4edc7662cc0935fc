using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Gaps.Seeded;

/// <summary>Makes the library's item of an owned work, in every spelling rules.md 2 names. Each of them covers the work.</summary>
internal sealed class ItemMaker(Random random, SeededLibrary library)
{
    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"];
    private int _id;

    public Book Own(SeededWork work, string series)
    {
        var book = random.Next(14) switch
        {
            0 => Item("A title nobody knows", work.Author) with { Asin = work.Asin },
            1 => Item("Another title nobody knows", work.Author) with { Isbn = work.Isbn, Series = [new(series, SequenceText.Empty)] },
            2 => Item(work.Title, work.Author),
            3 => Item($"{work.Title} (Unabridged)", LastFirst(work.Author)),
            4 => Item($"{work.Title} ({series}, Book {Number(work)})", work.Author),
            5 => Item($"{work.Title}: {series}, Book {Number(work)}", series),
            6 => Item($"{series} #{Number(work)}: {work.Title}", work.Author),
            7 => Item($"{series} Vol. {Number(work)}", work.Author) with { Series = [new(series, SequenceText.Empty)] },
            8 => Item($"{work.Title}.m4b", work.Author.ToUpperInvariant()) with { Series = [Place(work, series)] },
            9 => Item(work.Title, work.Author) with { Series = [new(series, SequenceText.Parse($"{Number(work)}, Dramatized Adaptation"))] },
            10 => Item($"{work.Title} (Audiobook)", work.Author.Replace(". ", ".", StringComparison.Ordinal)) with
            {
                Asin = work.Asin,
                Series = [Place(work, series)],
            },
            11 => Item("Ein Titel in anderer Sprache", work.Author) with { Series = [Place(work, series)] },
            12 => new Book
            {
                Id = $"item-{_id++}",
                Title = work.Title,
                Series = [Place(work, series)],
            },
            _ => Item(work.Title, work.Author) with { Asin = work.Asin, Series = [Place(work, series)] },
        };
        library.Books.Add(book);
        if (random.Next(20) == 0)
            library.Books.Add(book with { Id = $"item-{_id++}" });
        return book;
    }

    /// <summary>One item that holds a row of volumes.</summary>
    public void OwnPack(IReadOnlyList<SeededWork> works, string series)
    {
        var (first, last) = (Number(works[0]), Number(works[^1]));
        library.Books.Add(
            random.Next(4) switch
            {
                0 => Item($"{series}: Books {first}-{last}", works[0].Author),
                1 => Item($"The {series} Omnibus", works[0].Author) with { Series = [new(series, SequenceText.Parse($"{first}-{last}"))] },
                2 => Item($"{series} Box Set", works[0].Author) with { Series = [new(series, SequenceText.Parse(string.Join(", ", works.Select(Number))))] },
                _ => Item($"{works[0].Title} and more", works[0].Author) with { Series = [new(series, SequenceText.Parse($"{first} - {last}"))] },
            }
        );
    }

    /// <summary>A part of a volume, which is not the volume.</summary>
    public void OwnPart(SeededWork work, string series) =>
        library.Books.Add(
            random.Next(2) == 0
                ? Item($"{work.Title} (Part 1 of 3)", work.Author) with
                {
                    Series = [Place(work, series)],
                }
                : Item(work.Title, work.Author) with
                {
                    Series = [new(series, SequenceText.Parse($"{Number(work)}p1"))],
                }
        );

    public SeriesMembership Place(SeededWork work, string series) =>
        new(
            series,
            SequenceText.Parse(
                random.Next(8) switch
                {
                    0 => $"Book {Number(work)}",
                    1 => $"Vol. {Number(work)}",
                    2 when decimal.Truncate(work.Number) == work.Number => $"{Number(work)}.0",
                    3 when work.Number is >= 1 and <= 15 && decimal.Truncate(work.Number) == work.Number => Roman[(int)work.Number - 1],
                    4 when decimal.Truncate(work.Number) == work.Number => $"{work.Number:00}",
                    _ => Number(work),
                }
            )
        );

    public Book Item(string title, string author) =>
        new()
        {
            Id = $"item-{_id++}",
            Title = title,
            Authors = [author],
            Narrators = ["Noor Reader"],
            Language = random.Next(3) == 0 ? null : "English",
        };

    public static string Number(SeededWork work) => work.Number.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    private static string LastFirst(string name) => $"{name[(name.LastIndexOf(' ') + 1)..]}, {name[..name.LastIndexOf(' ')]}";
}
