using System.Globalization;

namespace MamCrawler.Core.Account;

/// <summary>How the ratio guard stands, as kept in state: the next run, process or instance goes on from here.</summary>
public sealed record GuardState
{
    /// <summary>Nothing was ever frozen.</summary>
    public static GuardState Open { get; } = new();

    /// <summary>True while nothing that costs ratio is downloaded.</summary>
    public bool Frozen { get; init; }

    /// <summary>When it was frozen or thawed; null when it never was.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The ratio that froze or thawed it.</summary>
    public double? Ratio { get; init; }

    /// <summary>True when, since the freeze, the seeding torrents were started and announced again.</summary>
    public bool SeedingStarted { get; init; }

    /// <summary>The info-hashes of the torrents that the guard stopped, or is about to stop, and that a thaw starts again.</summary>
    public IReadOnlyList<string> Stopped { get; init; } = [];

    /// <summary>Why nothing that costs is downloaded, as a sentence; null when it is.</summary>
    public string? Reason =>
        Frozen
            ? $"The ratio fell{(Ratio is { } ratio ? string.Create(CultureInfo.InvariantCulture, $" to {ratio:0.00}") : "")}, so nothing that costs ratio is downloaded until it has recovered. "
                + "Seeding raises it; what is free and loads already goes on."
            : null;
}
