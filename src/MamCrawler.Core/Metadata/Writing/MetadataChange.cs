using System.Text.Json.Serialization;

namespace MamCrawler.Core.Metadata.Writing;

/// <summary>A change of one field of an item in the library (rules.md 7: every change is kept and can be undone).</summary>
public sealed record MetadataChange
{
    /// <summary>The library's id of the item.</summary>
    public required string ItemId { get; init; }

    /// <summary>The item's title then, for people.</summary>
    public required string Title { get; init; }

    public required MetadataField Field { get; init; }

    /// <summary>Which change of the field it is, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What the field held, empty for one that was filled; the address that an earlier cover came from.</summary>
    public required IReadOnlyList<string> Old { get; init; }

    /// <summary>What it holds since, as the library keeps it; the address that a cover came from.</summary>
    public required IReadOnlyList<string> New { get; init; }

    /// <summary>Who stated it.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    public required ProposalConfidence Confidence { get; init; }

    /// <summary>When it was written, or was about to be.</summary>
    public required DateTimeOffset At { get; init; }

    public required ChangeState State { get; init; }

    /// <summary>The run that wrote it: a job's, a person's word, or a download's way to the shelf.</summary>
    public required string Run { get; init; }

    /// <summary>The SHA-256 of a cover's bytes, by which an undo knows it again; null for other fields, and when it could not be read.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The SHA-256 of the cover that was there before; null for other fields, and when there was none.</summary>
    public string? OldFingerprint { get; init; }

    public DateTimeOffset? UndoneAt { get; init; }

    /// <summary>The id by which a person names it.</summary>
    public string Id => new ChangeId(ItemId, Field, Number).ToString();

    /// <summary>Where it is kept; null for one that is not.</summary>
    [JsonIgnore]
    internal string? RowKey { get; init; }

    /// <summary>The row's version; null for one that is not kept.</summary>
    [JsonIgnore]
    internal string? ETag { get; init; }
}
