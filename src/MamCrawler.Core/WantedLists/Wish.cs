using System.Text.Json.Serialization;

namespace MamCrawler.Core.WantedLists;

/// <summary>A book on a person's list.</summary>
public sealed record Wish
{
    /// <summary>What the ids of gaps begin with that only a wish made.</summary>
    public const string GapPrefix = "wanted:";

    /// <summary>Sixteen hexadecimal digits, made of what identifies the work: the same book is wished for once.</summary>
    public required string Id { get; init; }

    /// <summary>What is wished for. A wish by ASIN alone gets its title when a provider has told it.</summary>
    public required WishDraft Book { get; init; }

    /// <summary>Where it comes from.</summary>
    public required WishSource Source { get; init; }

    /// <summary>Since when it stands on the list.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>How long the recording with its ASIN plays, as a provider told; null when none did.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>When the recording with its ASIN comes or came out, as a provider told; null when none did.</summary>
    public DateOnly? ReleaseDate { get; init; }

    /// <summary>The gap of a series or author, or of another wish for the same work, that it is; null when it is none, and a scan makes one of its own for it.</summary>
    public string? SharedGapId { get; init; }

    /// <summary>Why it cannot be looked for yet; null when it can.</summary>
    public string? Obstacle { get; init; }

    /// <summary>When it was fulfilled; null while it is open.</summary>
    public DateTimeOffset? FulfilledAt { get; init; }

    /// <summary>How it was fulfilled, as a sentence; null while it is open.</summary>
    public string? Fulfilment { get; init; }

    /// <summary>The gap that it is.</summary>
    [JsonIgnore]
    public string GapId => SharedGapId ?? GapPrefix + Id;

    /// <summary>True until the library holds it.</summary>
    [JsonIgnore]
    public bool IsOpen => FulfilledAt is null;

    /// <summary>The row's version; null for one that was never stored.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }
}
