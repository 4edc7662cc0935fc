using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.OpenLibrary;

/// <summary>What the catalogue states about a work, gathered from a row of a search, an edition and the work itself.</summary>
internal sealed record OpenLibraryWork
{
    /// <summary>"OL123W"; null for an edition that names no work.</summary>
    public string? Key { get; init; }

    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    /// <summary>Empty when an edition was found by its ISBN: it names its authors by number only.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The ISBN by which the edition was found; null for a work that a search found.</summary>
    public string? Isbn { get; init; }

    /// <summary>Codes of three letters; several when it was translated.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public StatedDate? Published { get; init; }

    /// <summary>Plain text.</summary>
    public string? Description { get; init; }

    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>The number of its cover.</summary>
    public long? CoverId { get; init; }
}
