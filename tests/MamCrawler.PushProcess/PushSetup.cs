namespace MamCrawler.PushProcess;

/// <summary>What a push in a test works with. Everything in it is made up for that test.</summary>
public sealed record PushSetup
{
    public required string StateDirectory { get; init; }

    /// <summary>Where the tracker's torrents lie, as ID.torrent.</summary>
    public required string TorrentDirectory { get; init; }

    public required long TrackerId { get; init; }

    public required Uri Address { get; init; }

    public string? PinnedAuthority { get; init; }

    public string? ClientCertificate { get; init; }

    public required string UserName { get; init; }

    public required string Password { get; init; }
}
