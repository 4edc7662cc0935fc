using System.Globalization;
using System.Text.Json;
using MamCrawler.Core.Library;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>A book's place in a series.</summary>
internal sealed record HardcoverPlace
{
    private const int Novella = 2;
    private const int ShortStory = 3;
    private const int Collection = 8;
    private const int Deduplicated = 4;

    public required int BookId { get; init; }

    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    public double? Position { get; init; }

    public required SequenceText Sequence { get; init; }

    public DateOnly? ReleaseDate { get; init; }

    public long Users { get; init; }

    public TimeSpan? Duration { get; init; }

    public long? AudioEdition { get; init; }

    public bool IsPack { get; init; }

    public bool IsPart { get; init; }

    public bool IsNovella { get; init; }

    /// <summary>True for a row that stands for another book (a duplicate, a translation).</summary>
    public bool IsDuplicate { get; init; }

    /// <summary>Reads a row of "book_series"; null when it holds no book.</summary>
    public static HardcoverPlace? Read(JsonElement row)
    {
        if (
            row.Member("book") is not { ValueKind: JsonValueKind.Object } book
            || book.Whole("id") is not (> 0 and <= int.MaxValue and var id)
            || book.Text("title") is not { } title
        )
            return null;
        var sequence = SequenceOf(row);
        var category = book.Whole("book_category_id");
        return new HardcoverPlace
        {
            BookId = (int)id,
            Title = title,
            Subtitle = book.Text("subtitle"),
            Position = row.Number("position"),
            Sequence = sequence,
            ReleaseDate = book.Date("release_date"),
            Users = book.Whole("users_count") ?? 0,
            Duration = book.Number("audio_seconds") is > 0 and < 10_000_000 and var seconds ? TimeSpan.FromSeconds(seconds) : null,
            AudioEdition = book.Whole("default_audio_edition_id"),
            IsPack = row.Flag("compilation") == true || category == Collection || sequence.IsPack,
            IsPart = book.Flag("is_partial_book") == true || sequence.Part is not null,
            IsNovella = category is Novella or ShortStory,
            IsDuplicate = book.Member("canonical_id") is not null || book.Whole("book_status_id") == Deduplicated,
        };
    }

    /// <summary>The place. The text says more than the number where it names a range; elsewhere the number is the better kept of the two.</summary>
    public static SequenceText SequenceOf(JsonElement row)
    {
        var details = SequenceText.Parse(row.Text("details"));
        if (details.IsPack || details.Part is not null || row.Number("position") is not { } position || !double.IsFinite(position))
            return details;
        return SequenceText.Parse(position.ToString("0.####", CultureInfo.InvariantCulture));
    }
}
