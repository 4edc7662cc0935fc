namespace MamCrawler.Hosting.Settings;

/// <summary>Where the torrent client is.</summary>
public sealed record QBittorrentSettings
{
    /// <summary>Its address, a path prefix included; null until it is set.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>The user of the Web UI; not used with an API key. Empty when the client lets this machine in without a login.</summary>
    public string UserName { get; init; } = "admin";

    /// <summary>The category of what is added.</summary>
    public string Category { get; init; } = "audiobooks";

    /// <summary>The folder to save to, as the client sees it; null leaves it to the client and its category.</summary>
    public string? SavePath { get; init; }

    public TunnelSettings Tunnel { get; init; } = new();
}
