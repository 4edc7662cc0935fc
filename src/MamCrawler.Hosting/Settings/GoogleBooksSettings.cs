namespace MamCrawler.Hosting.Settings;

/// <summary>The provider of metadata Google Books, which needs a key.</summary>
public sealed record GoogleBooksSettings
{
    /// <summary>The country whose books are asked for, two letters.</summary>
    public string Country { get; init; } = "us";

    /// <summary>Queries in any 24 hours; the quota of a new key is 1,000.</summary>
    public int QueriesPerDay { get; init; } = 1000;

    /// <summary>The least time between two requests; at least 0.6 s outside loopback.</summary>
    public TimeSpan MinimumInterval { get; init; } = TimeSpan.FromSeconds(1);

    public Uri BaseAddress { get; init; } = new("https://www.googleapis.com/");
}
