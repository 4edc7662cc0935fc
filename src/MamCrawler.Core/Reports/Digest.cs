namespace MamCrawler.Core.Reports;

/// <summary>The weekly digest (rules.md 8): what was scanned and found, what arrived, what is stuck, ratio and slots over time.</summary>
public sealed record Digest
{
    /// <summary>From when on it counts.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset To { get; init; }

    public required DigestRuns Runs { get; init; }

    /// <summary>The gaps after each run, oldest first.</summary>
    public IReadOnlyList<DigestGaps> Gaps { get; init; } = [];

    /// <summary>Downloads that were loaded whole in this time, in order of arrival.</summary>
    public IReadOnlyList<DigestDownload> Arrived { get; init; } = [];

    /// <summary>Downloads that wait for a person or for better times, those longest stuck first.</summary>
    public IReadOnlyList<DigestDownload> Stuck { get; init; } = [];

    /// <summary>Downloads that were given up in this time.</summary>
    public IReadOnlyList<DigestDownload> GivenUp { get; init; } = [];

    /// <summary>Proposals that wait for a person's word.</summary>
    public int Proposals { get; init; }

    /// <summary>The account at the end of each day, oldest first.</summary>
    public IReadOnlyList<DigestAccount> Account { get; init; } = [];

    /// <summary>Gaps that the newest scan looked for and did not fill, by reason.</summary>
    public IReadOnlyDictionary<string, int> NotFilled { get; init; } = new Dictionary<string, int>();

    /// <summary>What of ours seeds; null in a digest of an older version.</summary>
    public DigestSeeding? Seeding { get; init; }

    /// <summary>The weeks before; null in a digest of an older version.</summary>
    public DigestTrend? Trend { get; init; }
}
