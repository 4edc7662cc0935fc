namespace MamCrawler.Hosting.Settings;

/// <summary>How many downloads are taken (rules.md 5). Can be made stricter, never looser, except against loopback.</summary>
public sealed record GrabSettings
{
    /// <summary>In any hour, 1 to 5.</summary>
    public int PerHour { get; init; } = 5;

    /// <summary>In any 24 hours, 1 to 30.</summary>
    public int PerDay { get; init; } = 30;
}
