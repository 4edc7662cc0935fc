namespace MamCrawler.Core.Metadata;

/// <summary>A value for an empty field of a book. It is kept and shown; nothing is written into the library.</summary>
/// <param name="ItemId">The library's id of the item.</param>
/// <param name="Title">The item's title, for people.</param>
/// <param name="Field">The field, which was empty when it was looked at.</param>
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
);
