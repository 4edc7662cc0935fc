using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>What the report cannot read from the state.</summary>
public sealed record ReportInput(
    string RunId,
    int Books,
    int Series,
    int Authors,
    int Searched,
    int Grabs,
    int TrackerRequests,
    bool Cancelled,
    IReadOnlyList<Fault> Faults,
    IReadOnlyDictionary<string, int>? Sent = null
);
