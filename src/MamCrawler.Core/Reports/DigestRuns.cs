namespace MamCrawler.Core.Reports;

/// <summary>The scans of a digest's time, added up.</summary>
public sealed record DigestRuns
{
    /// <summary>Scans that ended.</summary>
    public int Count { get; init; }

    /// <summary>Those of them that were cancelled.</summary>
    public int Cancelled { get; init; }

    /// <summary>Gaps that the tracker was asked about.</summary>
    public int Searched { get; init; }

    /// <summary>Gaps for which a release was chosen.</summary>
    public int Found { get; init; }

    /// <summary>Downloads proposed or queued.</summary>
    public int Queued { get; init; }

    /// <summary>Requests by service.</summary>
    public IReadOnlyDictionary<string, int> Requests { get; init; } = new Dictionary<string, int>();

    /// <summary>How often each fault was met, by its name.</summary>
    public IReadOnlyDictionary<string, int> Faults { get; init; } = new Dictionary<string, int>();

    /// <summary>The same with what each said the last time, the most frequent first.</summary>
    public IReadOnlyList<DigestFault> FaultsInWords { get; init; } = [];
}
