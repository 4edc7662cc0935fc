using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata.Providers;
using MamCrawler.Core.Metadata.Writing;

namespace MamCrawler.Core.Metadata;

/// <summary>What a metadata job did.</summary>
public sealed record MetadataReport
{
    /// <summary>The job's name.</summary>
    public required string Job { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Items that were looked at.</summary>
    public int Looked { get; init; }

    /// <summary>Items whose ASIN no provider knows, or which names another book.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>What is proposed for them.</summary>
    public IReadOnlyList<FieldProposal> Proposals { get; init; } = [];

    /// <summary>What was written into the library.</summary>
    public IReadOnlyList<MetadataChange> Written { get; init; } = [];

    /// <summary>Why other values were not written, a sentence each.</summary>
    public IReadOnlyList<string> Passed { get; init; } = [];

    /// <summary>Why providers did not answer, or the library took nothing.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>How each provider stood at the end, the most trusted first.</summary>
    public IReadOnlyList<ProviderHealth> Providers { get; init; } = [];
}
