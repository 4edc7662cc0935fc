using CsvHelper;
using MamCrawler.Core.WantedLists;

namespace MamCrawler.Integrations.WantedFiles;

/// <summary>
/// Reads a file of wishes: an export of Goodreads or StoryGraph, or a file with the columns title, author, asin and isbn, in any order. What it says is not trusted: size,
/// rows and fields are bounded, and a row that is no wish is told with its line.
/// </summary>
public static class WantedFile
{
    /// <summary>The largest file, in bytes. A Goodreads export takes about 400 bytes a book.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    /// <summary>The most rows.</summary>
    public const int MostRows = 100_000;

    /// <summary>The shelf that is taken unless another is named.</summary>
    public const string ToRead = "to-read";

    private const int MostShelves = 20;

    /// <summary>Exports have about thirty.</summary>
    private const int MostColumns = 200;

    /// <summary>Reads a file.</summary>
    /// <param name="content">The file, from its beginning.</param>
    /// <param name="shelf">The shelf to take; null for <see cref="ToRead"/>, or for all rows of a file without shelves.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<WantedFileResult> ReadAsync(Stream content, string? shelf, CancellationToken cancellationToken)
    {
        if (await WantedFileText.ReadAsync(content, MostBytes, cancellationToken) is not { } text)
            return new WantedFileResult { Refusal = $"The file is larger than {MostBytes / 1024 / 1024} MiB, so it is no list of books." };
        var open = 0L;
        using var csv = CsvReader.FromText(
            text,
            new CsvReaderOptions
            {
                HasHeader = false,
                TrackLineNumbers = true,
                OnMalformedRecord = record => open = record.Reason == CsvMalformedReason.UnterminatedQuote ? record.LineNumber : open,
            }
        );
        return csv.Read() && WantedColumns.Find(FieldsOf(csv)) is { } columns
            ? Read(csv, columns, shelf, () => open, cancellationToken)
            : new WantedFileResult
            {
                Refusal =
                    "The first line names no column 'title' or 'asin'. Give an export of Goodreads or StoryGraph as it is, or a file whose first line is: title,author,asin,isbn",
            };
    }

    private static WantedFileResult Read(CsvReader csv, WantedColumns columns, string? shelf, Func<long> open, CancellationToken cancellationToken)
    {
        if (shelf is not null && !columns.HasShelves)
            return new WantedFileResult { Refusal = "The file has no shelves, so none can be chosen. Leave the shelf out to take all of it." };
        var lines = new List<WishLine>();
        var others = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        var passed = 0;
        for (var rows = 1; csv.Read(); rows++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = (int)csv.LineNumber;
            var row = new WantedRow(columns, FieldsOf(csv));
            if (Unreadable(rows, open() == line) is { } refusal)
                lines.Add(WishLine.Bad(line, refusal));
            else if (row.IsEmpty)
                continue;
            else if (row.IsOn(shelf ?? ToRead))
                lines.Add(row.Read(line));
            else
            {
                passed++;
                if (others.Count < MostShelves)
                    others.Add(row.Shelf);
            }

            if (rows > MostRows)
                break;
        }

        return new WantedFileResult
        {
            Source = columns.Source,
            Lines = lines,
            OtherShelf = passed,
            OtherShelves = [.. others],
        };
    }

    private static string? Unreadable(int rows, bool open) =>
        rows > MostRows ? $"The file has more than {MostRows} rows. This one and what follows was not read."
        : open ? "A quotation mark is opened in this row and never closed, so that what follows cannot be told apart and was not read."
        : null;

    private static string[] FieldsOf(CsvReader csv)
    {
        var fields = new string[Math.Min(csv.FieldCount, MostColumns)];
        for (var field = 0; field < fields.Length; field++)
            fields[field] = csv.GetString(field);
        return fields;
    }
}
