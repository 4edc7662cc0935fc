namespace MamCrawler.Hosting.Settings;

/// <summary>The witness Hardcover, which needs a token.</summary>
public sealed record HardcoverSettings
{
    public bool Enabled { get; init; }

    /// <summary>True when each scan takes over the list of books that you want to read there.</summary>
    public bool WantToRead { get; init; }

    /// <summary>The least time between two queries; at least 1 s outside loopback.</summary>
    public TimeSpan MinimumInterval { get; init; } = TimeSpan.FromSeconds(1);

    public Uri BaseAddress { get; init; } = new("https://api.hardcover.app/");
}
