using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Scanning;

/// <summary>What a finished scan did, in numbers (rules.md 8, reports).</summary>
public sealed record ScanSummary
{
    public required string RunId { get; init; }

    public required ScanMode Mode { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset FinishedAt { get; init; }

    public bool Cancelled { get; init; }

    public int Books { get; init; }

    public int Series { get; init; }

    public int Authors { get; init; }

    /// <summary>Gaps by the name of their class.</summary>
    public IReadOnlyDictionary<string, int> GapsByClass { get; init; } = new Dictionary<string, int>();

    /// <summary>Gaps that the tracker was asked about in this run.</summary>
    public int Searched { get; init; }

    /// <summary>Gaps for which a release was chosen.</summary>
    public int Found { get; init; }

    /// <summary>Downloads proposed (Propose) or queued (Auto).</summary>
    public int Queued { get; init; }

    /// <summary>Gaps that are not being filled, by reason.</summary>
    public IReadOnlyDictionary<string, int> Skipped { get; init; } = new Dictionary<string, int>();

    /// <summary>Requests of this run by service.</summary>
    public IReadOnlyDictionary<string, int> Requests { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<Fault> Faults { get; init; } = [];
}
