namespace MamCrawler.Hosting.Settings;

/// <summary>The provider of metadata Open Library.</summary>
public sealed record OpenLibrarySettings
{
    /// <summary>An address of mail that is told to it with every request, so that it can write before it blocks. Empty tells none.</summary>
    public string Contact { get; init; } = "";

    /// <summary>The least time between two requests; at least 1 s outside loopback.</summary>
    public TimeSpan MinimumInterval { get; init; } = TimeSpan.FromSeconds(1);

    public Uri BaseAddress { get; init; } = new("https://openlibrary.org/");
}
