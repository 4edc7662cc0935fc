using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.GoogleBooks;

/// <summary>A volume as the catalogue states it: an edition in print or a digital book, hardly ever the recording.</summary>
internal sealed record GoogleBooksVolume
{
    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Publisher { get; init; }

    public StatedDate? Published { get; init; }

    /// <summary>Plain text.</summary>
    public string? Description { get; init; }

    /// <summary>ISBN-10 and ISBN-13 as stated.</summary>
    public IReadOnlyList<string> Isbns { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The language's code ("en").</summary>
    public string? Language { get; init; }

    public Uri? Cover { get; init; }
}
