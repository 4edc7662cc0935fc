namespace MamCrawler.Core.Library;

/// <summary>An item of the library as a member of one series.</summary>
public sealed record OwnedVolume
{
    /// <summary>The library's id of the item.</summary>
    public required string ItemId { get; init; }

    public required string Title { get; init; }

    /// <summary>Its sequence text in this series; from the title when the item's own series has no number.</summary>
    public SequenceText Sequence { get; init; } = SequenceText.Empty;

    public string? Asin { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Narrators { get; init; } = [];

    /// <summary>The language as the library writes it; null when unknown.</summary>
    public string? Language { get; init; }

    /// <summary>The part of the volume that this item is, by its sequence text or title; null for a whole volume.</summary>
    public int? Part { get; init; }

    public bool Dramatised { get; init; }

    /// <summary>True when the item holds several volumes.</summary>
    public bool Pack { get; init; }
}
