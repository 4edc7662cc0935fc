using MamCrawler.Core.WantedLists;

namespace MamCrawler.Integrations.WantedFiles;

/// <summary>One row of a file of wishes.</summary>
internal sealed class WantedRow(WantedColumns columns, string[] fields)
{
    /// <summary>True for a line without a word.</summary>
    public bool IsEmpty => fields.All(string.IsNullOrWhiteSpace);

    /// <summary>The shelf it stands on, for a person.</summary>
    public string Shelf => Field(columns.Shelf).Trim() is { Length: > 0 and <= 80 } shelf ? shelf : "(none)";

    /// <summary>True when the row stands on this shelf, or the file has no shelves.</summary>
    public bool IsOn(string shelf) =>
        !columns.HasShelves
        || Field(columns.Shelves)
            .Split(',', StringSplitOptions.TrimEntries)
            .Append(Field(columns.Shelf).Trim())
            .Contains(shelf, StringComparer.OrdinalIgnoreCase);

    /// <summary>The wish, or why it is none.</summary>
    /// <param name="line">The line on which the row begins.</param>
    public WishLine Read(int line)
    {
        var isbn = Field(columns.Isbn);
        var (draft, refusal) = WishReader.Read(
            Field(columns.Title),
            Authors(),
            // StoryGraph writes the ASIN of a recording where others have the ISBN.
            Field(columns.Asin).Trim()
                is { Length: > 0 } asin
                ? asin
                : WishReader.AsinOf(isbn),
            WishReader.IsbnOf(Field(columns.Isbn13)) ?? WishReader.IsbnOf(isbn)
        );
        return new WishLine(line, draft, refusal);
    }

    private IEnumerable<string> Authors() =>
        columns.Source switch
        {
            WishSource.Goodreads => [Field(columns.Author), .. Field(columns.MoreAuthors).Split(',')],
            WishSource.StoryGraph => Field(columns.Author).Split(','),
            // A person may write "Tolkien, J. R. R.".
            _ => Field(columns.Author).Split([";", " & "], StringSplitOptions.None),
        };

    private string Field(int column) => column >= 0 && column < fields.Length ? fields[column] : "";
}
