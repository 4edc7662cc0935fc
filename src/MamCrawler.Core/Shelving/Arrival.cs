namespace MamCrawler.Core.Shelving;

/// <summary>One volume of a download on its way to the shelf: where it should stand, and once it is proved the item that it is (rules.md 7).</summary>
public sealed record Arrival
{
    /// <summary>Its place among the download's volumes, from 0.</summary>
    public required int Number { get; init; }

    public required string Title { get; init; }

    /// <summary>Its folder as the library sees it.</summary>
    public required string Folder { get; init; }

    /// <summary>How many audio files the torrent has for it.</summary>
    public required int AudioFiles { get; init; }

    /// <summary>The library's id of the item; null until it is proved, as are the others.</summary>
    public string? ItemId { get; init; }

    public string? LibraryId { get; init; }

    /// <summary>Where the item stands.</summary>
    public string? Path { get; init; }

    /// <summary>How long it plays.</summary>
    public TimeSpan? Duration { get; init; }

    public int? Tracks { get; init; }

    /// <summary>By what it was recognised.</summary>
    public ArrivalMatch? By { get; init; }

    public DateTimeOffset? ProvedAt { get; init; }

    /// <summary>True when the item is on record.</summary>
    public bool IsProved => ItemId is not null;
}
