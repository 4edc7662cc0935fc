namespace MamCrawler.Simulators.Listings;

/// <summary>A row of a general catalogue, with what it does not state left out.</summary>
internal sealed record ListedBook
{
    /// <summary>Counted from 1 in its catalogue.</summary>
    public required int Id { get; init; }

    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    public required string Author { get; init; }

    public string? Isbn { get; init; }

    /// <summary>"english", "german", "spanish".</summary>
    public required string Language { get; init; }

    public required DateOnly Published { get; init; }

    public required string Publisher { get; init; }

    /// <summary>Plain text; null where the catalogue has none.</summary>
    public string? Description { get; init; }

    public required string Genre { get; init; }

    public bool HasCover { get; init; }

    public ListedTrap Trap { get; init; }

    /// <summary>A number from 0 to 99 by which a simulator chooses how it writes this row.</summary>
    public required int Lot { get; init; }
}
