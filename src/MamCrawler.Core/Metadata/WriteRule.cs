namespace MamCrawler.Core.Metadata;

/// <summary>Which proposals are written without a person's word, when writing is switched on.</summary>
public static class WriteRule
{
    /// <summary>True for a value of an empty field that two providers state, or the field's most trusted one of the item's own ASIN; never for one that would replace another.</summary>
    public static bool IsAutomatic(FieldProposal proposal) => !proposal.IsDrift && (proposal.Confidence == ProposalConfidence.High || proposal.Trusted);
}
