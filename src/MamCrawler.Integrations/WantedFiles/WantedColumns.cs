using MamCrawler.Core.WantedLists;

namespace MamCrawler.Integrations.WantedFiles;

/// <summary>Which column of a file says what; -1 for one that it does not have.</summary>
internal sealed record WantedColumns
{
    public WishSource Source { get; private init; } = WishSource.File;

    public int Title { get; private init; }

    public int Author { get; private init; }

    public int MoreAuthors { get; private init; }

    public int Asin { get; private init; }

    public int Isbn13 { get; private init; }

    public int Isbn { get; private init; }

    /// <summary>The one shelf that a row stands on, or its status.</summary>
    public int Shelf { get; private init; }

    /// <summary>Further shelves of a row, or its tags.</summary>
    public int Shelves { get; private init; }

    /// <summary>True when rows stand on shelves.</summary>
    public bool HasShelves => Shelf >= 0 || Shelves >= 0;

    /// <summary>Reads the first line; null when it names neither a title nor an ASIN.</summary>
    public static WantedColumns? Find(IReadOnlyList<string> header)
    {
        var names = header.Select(static name => name.Trim().ToLowerInvariant()).ToList();
        var source =
            names.Contains("exclusive shelf") || names.Contains("bookshelves") ? WishSource.Goodreads
            : names.Contains("read status") ? WishSource.StoryGraph
            : WishSource.File;
        var columns = new WantedColumns
        {
            Source = source,
            Title = At("title"),
            Author = At("author", "authors"),
            MoreAuthors = At("additional authors"),
            Asin = At("asin"),
            Isbn13 = At("isbn13"),
            Isbn = At("isbn", "isbn/uid"),
            Shelf = At("exclusive shelf", "read status"),
            Shelves = At("bookshelves", "tags"),
        };
        return columns is { Title: < 0, Asin: < 0 } ? null
            : source == WishSource.File ? columns with { Shelf = -1, Shelves = -1 }
            : columns;

        int At(params string[] wanted) => names.FindIndex(wanted.Contains);
    }
}
