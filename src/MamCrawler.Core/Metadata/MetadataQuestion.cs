using MamCrawler.Core.Library;

namespace MamCrawler.Core.Metadata;

/// <summary>What a provider is told of an item of the library, as the library describes it.</summary>
public sealed record MetadataQuestion
{
    /// <summary>The library's id of the item.</summary>
    public required string ItemId { get; init; }

    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    /// <summary>Audible's id; null when unknown.</summary>
    public string? Asin { get; init; }

    /// <summary>ISBN-10 or ISBN-13, digits and X only; null when unknown or when its check digit is wrong.</summary>
    public string? Isbn { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<SeriesMembership> Series { get; init; } = [];

    /// <summary>Playing time; null when unknown.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The language as the library writes it; null when unknown.</summary>
    public string? Language { get; init; }

    /// <summary>The question about a book.</summary>
    public static MetadataQuestion Of(Book book) =>
        new()
        {
            ItemId = book.Id,
            Title = book.Title,
            Subtitle = book.Subtitle,
            Asin = string.IsNullOrWhiteSpace(book.Asin) ? null : book.Asin.Trim().ToUpperInvariant(),
            Isbn = FieldText.Isbn(book.Isbn),
            Authors = book.Authors,
            Series = book.Series,
            Duration = book.Duration,
            Language = book.Language,
        };
}
