namespace MamCrawler.Hosting.Settings;

/// <summary>Where the library is.</summary>
public sealed record AudiobookshelfSettings
{
    /// <summary>Its address, a path prefix included; null until it is set.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>The id of the library to complete; empty takes the only library of books.</summary>
    public string LibraryId { get; init; } = "";

    public TunnelSettings Tunnel { get; init; } = new();
}
