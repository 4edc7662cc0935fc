namespace MamCrawler.Core.Faults;

/// <summary>The stable names of everything that can go wrong outside this process. A name is shown to people, logged, and kept in state rows.</summary>
public enum FaultName
{
    /// <summary>A service's settings or secrets are missing.</summary>
    NotConfigured,

    /// <summary>The tracker session is dead: a login page, "not signed in", or a refused cookie.</summary>
    SessionExpired,

    /// <summary>The tracker session was made for another address or ASN than the one this process leaves from.</summary>
    EgressMismatch,

    /// <summary>The tracker refused (403) for another reason; the lane stops until a person clears it.</summary>
    TrackerRefused,

    /// <summary>The tracker could not be reached or did not answer in time.</summary>
    TrackerUnreachable,

    /// <summary>Another process of this deployment holds the tracker's one lane.</summary>
    LaneBusy,

    /// <summary>What should be searched for has no letters or digits left to search with.</summary>
    Unsearchable,

    /// <summary>A service asked for fewer requests (429, a captcha, or a spent quota).</summary>
    RateLimited,

    /// <summary>An answer could not be read as the shape this version knows.</summary>
    ShapeChanged,

    /// <summary>The answers of a service have changed their shape, and what depends on them stands still until a person has looked.</summary>
    SafeMode,

    /// <summary>What should be a .torrent is a page, is not bencode, is not private, or is larger than 10 MiB.</summary>
    NotATorrent,

    /// <summary>The library could not be reached or did not answer in time.</summary>
    LibraryUnreachable,

    /// <summary>The library refused the key (401, 403) or does not know the library id.</summary>
    LibraryRefused,

    /// <summary>The library lets this key read and not change an item (403), or took none of what was to be written.</summary>
    LibraryWriteRefused,

    /// <summary>The torrent client could not be reached or did not answer in time.</summary>
    ClientUnreachable,

    /// <summary>The torrent client refused the password or the key. Never repeated: behind a tunnel one more try can ban everybody.</summary>
    ClientAuthenticationFailed,

    /// <summary>The torrent client has banned the address this system comes from.</summary>
    ClientBanned,

    /// <summary>The torrent client refused Host or Origin (401 with a good password).</summary>
    ClientHostRefused,

    /// <summary>The torrent client took the request and refused the torrent, or has no space.</summary>
    ClientRefused,

    /// <summary>A tunnel refused its credentials: a redirect to a login page, a missing or bad client certificate, a foreign CA.</summary>
    TunnelAuthenticationFailed,

    /// <summary>A witness (Audible, Hardcover, ...) could not be reached or refused.</summary>
    WitnessUnavailable,

    /// <summary>The webhook could not be reached, did not answer in time, or asked to be left alone.</summary>
    WebhookUnavailable,

    /// <summary>The webhook refused: its address is not good, or it does not take this message.</summary>
    WebhookRefused,

    /// <summary>No unsatisfied slot is free.</summary>
    SlotsFull,

    /// <summary>The account's facts are older than allowed, or were never read.</summary>
    AccountUnread,

    /// <summary>This machine's clock and the tracker's differ by more than 5 minutes, so nothing is taken and nothing is spent.</summary>
    ClockWrong,

    /// <summary>A newer version wrote a part of the state or a backup, and this version does not know what it means.</summary>
    NewerState,

    /// <summary>A part of the state holds what no version writes there.</summary>
    StateDamaged,

    /// <summary>A backup is cut short, was changed, or is not a backup.</summary>
    BackupUnreadable,

    /// <summary>A restore would replace what is there, and was not told to.</summary>
    StateNotEmpty,

    /// <summary>A restore was begun and did not end, so the state is not whole.</summary>
    RestoreUnfinished,

    /// <summary>The state could not be read or written.</summary>
    StateUnavailable,
}
