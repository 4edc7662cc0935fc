namespace MamCrawler.Hosting.Settings;

/// <summary>How many downloads are taken (rules.md 5). Can be made stricter, never looser, except against loopback.</summary>
public sealed record GrabSettings
{
    /// <summary>In any hour, 1 to 5.</summary>
    public int PerHour { get; init; } = 5;

    /// <summary>In any 24 hours, 1 to 30.</summary>
    public int PerDay { get; init; } = 30;

    /// <summary>True to take, where the ratio gate allows it, what is not free too; off, only what a person approves although it costs.</summary>
    public bool AllowPaid { get; init; }
}
