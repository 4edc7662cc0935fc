using System.Text.Json.Serialization;

namespace MamCrawler.Core.Metadata;

/// <summary>A value for a field of a book, kept and shown until it is written or the field says otherwise: one that was empty, or one that has drifted.</summary>
/// <param name="ItemId">The library's id of the item.</param>
/// <param name="Title">The item's title, for people.</param>
/// <param name="Field">The field, which was empty when it was looked at unless <see cref="Old"/> says what it held.</param>
/// <param name="Values">The value; several for narrators and series.</param>
/// <param name="Sources">The providers that state it.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="ProposedAt">When it was first proposed.</param>
public sealed record FieldProposal(
    string ItemId,
    string Title,
    MetadataField Field,
    IReadOnlyList<string> Values,
    IReadOnlyList<string> Sources,
    ProposalConfidence Confidence,
    DateTimeOffset ProposedAt
)
{
    /// <summary>True when the field's most trusted provider states it of the item's own ASIN, and none contradicts it (rules.md 7).</summary>
    public bool Trusted { get; init; }

    /// <summary>What the field holds, when two providers agree that it is outdated; null for a field that was empty.</summary>
    public IReadOnlyList<string>? Old { get; init; }

    /// <summary>Why the library refused it when it was last to be written; null when it never did.</summary>
    public string? Refusal { get; init; }

    /// <summary>When the library refused it last.</summary>
    public DateTimeOffset? RefusedAt { get; init; }

    /// <summary>True for a value that would replace another. Only a person has it written.</summary>
    [JsonIgnore]
    public bool IsDrift => Old is not null;

    /// <summary>True when it proposes the same, from the same sources, as another one for its field.</summary>
    internal bool SaysTheSameAs(FieldProposal other) =>
        Values.SequenceEqual(other.Values)
        && Sources.SequenceEqual(other.Sources)
        && Trusted == other.Trusted
        && (Old is null ? other.Old is null : other.Old is { } old && Old.SequenceEqual(old));
}
