namespace MamCrawler.Simulators.QBittorrent;

/// <summary>The faults that this simulator plays besides the common ones. An add whose answer is lost is the common "aborted-after" with its path.</summary>
public static class QBittorrentFaults
{
    /// <summary>The session of the request has just expired; with Times 1 only once.</summary>
    public const string SessionExpired = "session-expired";

    /// <summary>Logins are answered as to a banned address.</summary>
    public const string Banned = "banned";

    /// <summary>Every request is refused for its Host (401).</summary>
    public const string HostRefused = "host-refused";

    /// <summary>No login is asked for (bypass for localhost or a listed network).</summary>
    public const string WithoutLogin = "without-login";

    /// <summary>The disk is full: what is started ends in the state error.</summary>
    public const string DiskFull = "disk-full";

    /// <summary>Adds are accepted and come to nothing.</summary>
    public const string AddIgnored = "add-ignored";

    /// <summary>Every .torrent is refused as invalid (415).</summary>
    public const string InvalidTorrent = "invalid-torrent";

    /// <summary>Renames are refused (409).</summary>
    public const string RenameRefused = "rename-refused";

    /// <summary>The tracker does not know the torrents.</summary>
    public const string Unregistered = "unregistered";

    public static IReadOnlyList<string> All { get; } =
    [SessionExpired, Banned, HostRefused, WithoutLogin, DiskFull, AddIgnored, InvalidTorrent, RenameRefused, Unregistered];
}
