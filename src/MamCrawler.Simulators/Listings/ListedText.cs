using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Listings;

/// <summary>Writes the rows of general catalogues: what a work is about, and what stands beside it in a search.</summary>
internal static class ListedText
{
    private const string GuideMaker = "Keynote Digests";

    private static readonly string[] Genres = ["Fantasy", "Science Fiction", "Mystery", "Historical Fiction", "Adventure", "Horror"];
    private static readonly string[] Openings =
    [
        "Nobody crosses the salt road twice.",
        "The letter arrives a year after its writer is buried.",
        "When the lamps of the harbour go out, somebody must ask why.",
        "It begins with a debt, a door and a dead king.",
    ];

    /// <summary>What the work is about. Every catalogue says the same, each in its own dress.</summary>
    public static string About(WorldWork work) =>
        $"{Openings[Lot(work, "", "about") % Openings.Length]}\n\n{work.Title} is a book by {work.Author}"
        + (work.Series.Count > 0 ? $" from the world of {work.Series[0].Series.Name}" : "")
        + ". \"Sharp & strange\", wrote one reader; another could not sleep.";

    /// <summary>The genre, one for each author.</summary>
    public static string GenreOf(WorldWork work) => Genres[StableHash.Of(work.Author) % (ulong)Genres.Length];

    /// <summary>The traps that stand beside a work in a catalogue.</summary>
    public static IEnumerable<ListedTrap> TrapsOf(WorldWork work, string catalogue)
    {
        var lot = Lot(work, catalogue, "trap");
        if (lot % 4 == 0)
            yield return ListedTrap.SameTitle;
        if (lot % 5 == 0)
            yield return ListedTrap.StudyGuide;
        if (lot % 6 == 0 && work.Language == "english")
            yield return ListedTrap.Translation;
        if (lot % 7 == 0 && work.Series.Count > 0)
            yield return ListedTrap.BoxSet;
    }

    public static ListedBook Row(WorldWork work, string catalogue, int id)
    {
        var lot = Lot(work, catalogue, "row");
        return new ListedBook
        {
            Id = id,
            Title = work.Title,
            Subtitle = work.Subtitle,
            Author = work.Author,
            Isbn = work.Isbn,
            Language = work.Language,
            // Print comes out before the recording, now and then by a year.
            Published = lot % 5 == 0 ? work.ReleaseDate.AddDays(-300) : work.ReleaseDate,
            Publisher = work.Publisher,
            Description = lot < 80 ? About(work) : null,
            Genre = GenreOf(work),
            HasCover = lot % 10 != 9,
            Lot = lot,
        };
    }

    public static ListedBook Trap(WorldWork work, string catalogue, int id, ListedTrap trap)
    {
        var row = Row(work, catalogue, id) with
        {
            Trap = trap,
            Isbn = Identifiers.Isbn13(50_000_000 + (work.Index * 8) + (int)trap),
            Description = $"This is not the book that was meant ({trap}).",
            HasCover = true,
        };
        return trap switch
        {
            ListedTrap.SameTitle => row with { Author = Stranger(work), Subtitle = null },
            ListedTrap.StudyGuide => row with
            {
                Title = Lot(work, catalogue, "guide") % 2 == 0 ? $"Summary of {work.Title}" : work.Title,
                Subtitle = $"A Study Guide to the Book by {work.Author}",
                Author = GuideMaker,
            },
            ListedTrap.Translation => row with
            {
                Language = "german",
                Description =
                    $"Das ist nicht das Buch, das gemeint war ({trap}). Niemand überquert die Straße des Salzes ein zweites Mal, und der König ist tot.",
            },
            _ => row with { Title = $"{work.Series[0].Series.Name} Box Set: {work.Title} and Other Books", Subtitle = "Books 1-3" },
        };
    }

    /// <summary>A number from 0 to 99 that depends on the work, the catalogue and the purpose alone.</summary>
    public static int Lot(WorldWork work, string catalogue, string purpose) => (int)(StableHash.Of($"{catalogue}|{purpose}|{work.Index}|{work.Title}") % 100);

    private static string Stranger(WorldWork work)
    {
        var lot = (int)(StableHash.Of(work.Title) % 1000);
        return $"{Words.FirstNames[lot % Words.FirstNames.Length]} Otherhand";
    }
}
