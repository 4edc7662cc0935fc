using MamCrawler.Core.Library;

namespace MamCrawler.Core.Metadata;

/// <summary>What one look at an item found.</summary>
/// <param name="Book">The item as the library describes it.</param>
/// <param name="Look">When it was looked at, and whether every provider answered.</param>
/// <param name="Proposals">What is proposed.</param>
/// <param name="Drift">True when it was looked at for drift too.</param>
public sealed record MetadataFinding(Book Book, MetadataLook Look, IReadOnlyList<FieldProposal> Proposals, bool Drift)
{
    private readonly IReadOnlyList<MetadataField> empty = FillOnly.EmptyFieldsOf(Book);

    /// <summary>True for an earlier proposal that this look could not judge: a provider was silent, drift was not looked for, or it goes back to a release that was shelved.</summary>
    internal bool Leaves(FieldProposal earlier) =>
        earlier.IsDrift
            ? !(Drift && Look.Complete)
            : empty.Contains(earlier.Field) && (!Look.Complete || earlier.Sources.Any(source => source is FieldTrust.Tracker or FieldTrust.Witnesses));
}
