namespace MamCrawler.Hosting.Settings;

/// <summary>The provider of metadata Audnexus. Audible is one too, with the settings of the witness.</summary>
public sealed record AudnexusSettings
{
    public bool Enabled { get; init; } = true;

    /// <summary>The catalogue's region: au, ca, de, es, fr, in, it, jp, uk or us.</summary>
    public string Region { get; init; } = "us";

    /// <summary>The least time between two requests; at least 600 ms outside loopback.</summary>
    public TimeSpan MinimumInterval { get; init; } = TimeSpan.FromMilliseconds(650);

    public Uri BaseAddress { get; init; } = new("https://api.audnex.us/");
}
