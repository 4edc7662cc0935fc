namespace MamCrawler.Hosting.Readiness;

/// <summary>The services without which a piece of work cannot be done.</summary>
[Flags]
public enum RequiredServices
{
    /// <summary>None: the state is enough.</summary>
    None = 0,

    /// <summary>Audiobookshelf.</summary>
    Library = 1,

    /// <summary>MyAnonamouse.</summary>
    Tracker = 2,

    /// <summary>qBittorrent.</summary>
    TorrentClient = 4,

    /// <summary>All three: a scan and a push ask the library, the tracker and the client (rules.md 1.2).</summary>
    All = Library | Tracker | TorrentClient,
}
