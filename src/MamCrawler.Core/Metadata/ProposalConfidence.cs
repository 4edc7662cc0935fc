namespace MamCrawler.Core.Metadata;

/// <summary>How sure a proposed value is.</summary>
public enum ProposalConfidence
{
    /// <summary>One provider states it, and none another.</summary>
    Medium,

    /// <summary>Two providers state it.</summary>
    High,
}
