namespace MamCrawler.Simulators.World;

/// <summary>What world to make. Equal options make equal worlds.</summary>
public sealed record WorldOptions
{
    public long Seed { get; init; } = 81;

    /// <summary>How many books the library holds, 100 to 1,000,000; the held volumes of the oracle are among them.</summary>
    public int Books { get; init; } = 1605;

    /// <summary>About how many series the library's books belong to; null keeps the proportion of 866 series to 1,605 books.</summary>
    public int? SeriesCount { get; init; }

    /// <summary>True to put the oracle's nine traps in the place of nine filler books.</summary>
    public bool Traps { get; init; }

    /// <summary>How many releases the tracker holds that nobody wants.</summary>
    public int UnrelatedReleases { get; init; } = 6000;

    /// <summary>The day on which the world is looked at: later release dates are in the future.</summary>
    public DateOnly Today { get; init; } = new(2026, 11, 20);
}
