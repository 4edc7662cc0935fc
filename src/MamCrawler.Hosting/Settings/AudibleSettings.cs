namespace MamCrawler.Hosting.Settings;

/// <summary>The witness Audible.</summary>
public sealed record AudibleSettings
{
    public bool Enabled { get; init; } = true;

    /// <summary>The least time between two requests; at least 200 ms outside loopback.</summary>
    public TimeSpan MinimumInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    public Uri BaseAddress { get; init; } = new("https://api.audible.com/");
}
