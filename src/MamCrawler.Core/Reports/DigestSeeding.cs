namespace MamCrawler.Core.Reports;

/// <summary>The weekly seeding report: what of ours seeds and what does not, as the watch saw it last.</summary>
public sealed record DigestSeeding
{
    /// <summary>How many of our torrents are loaded whole, by how they stand.</summary>
    public IReadOnlyDictionary<string, int> ByState { get; init; } = new Dictionary<string, int>();

    /// <summary>Those that do not seed, by state and then by title.</summary>
    public IReadOnlyList<DigestTorrent> NotSeeding { get; init; } = [];

    /// <summary>Those that have not been complete for 72 hours yet and seed, the one that is satisfied first at the beginning.</summary>
    public IReadOnlyList<DigestTorrent> Unsatisfied { get; init; } = [];
}
