namespace MamCrawler.Hosting.Settings;

/// <summary>The provider of metadata iTunes.</summary>
public sealed record ITunesSettings
{
    /// <summary>The store's country, two letters. Every store has its own books and descriptions.</summary>
    public string Country { get; init; } = "us";

    /// <summary>The least time between two requests; at least 3 s outside loopback.</summary>
    public TimeSpan MinimumInterval { get; init; } = TimeSpan.FromSeconds(3.1);

    public Uri BaseAddress { get; init; } = new("https://itunes.apple.com/");
}
