namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>The faults that only the tracker's simulator plays.</summary>
public static class MyAnonamouseFaults
{
    /// <summary>The session is dead: a login page with status 200.</summary>
    public const string DeadSession = "dead-session";

    /// <summary>The session is dead: 403, as some endpoints answer.</summary>
    public const string DeadSessionForbidden = "dead-session-403";

    /// <summary>The session is dead: a line of text with status 200, as some endpoints answer.</summary>
    public const string DeadSessionText = "dead-session-text";

    /// <summary>429: the address of the session was changed too often.</summary>
    public const string LastChange = "last-change-too-recent";

    /// <summary>200 with the error "Not allowed via API", as a route that was taken away answers.</summary>
    public const string NotAllowed = "not-allowed-via-api";

    /// <summary>The answer deletes the cookie (mam_id=deleted; Max-Age=0), though the session goes on.</summary>
    public const string DeletedCookie = "deleted-cookie";

    /// <summary>403 with the value as the message, "Invalid session" by default: one of the words that the real one has for a session it does not want.</summary>
    public const string SessionRefusal = "session-refusal";

    /// <summary>403: the account is disabled.</summary>
    public const string AccountDisabled = "account-disabled";

    /// <summary>410, as a route that has moved answers.</summary>
    public const string Gone = "gone";

    /// <summary>403: the session belongs to another address.</summary>
    public const string IpMismatch = "ip-mismatch";

    /// <summary>403: the session belongs to another network.</summary>
    public const string AsnMismatch = "asn-mismatch";

    /// <summary>jsonIp.php says another network; the value is its number, 64999 by default.</summary>
    public const string OtherEgress = "other-egress";

    /// <summary>A page that wants a riddle solved.</summary>
    public const string Captcha = "captcha";

    /// <summary>Every search finds nothing.</summary>
    public const string EmptyResult = "empty-result";

    /// <summary>The counters of jsonLoad.php at the top level, as before September 2026.</summary>
    public const string SummaryTopLevel = "summary-top-level";

    /// <summary>No counters in jsonLoad.php at all.</summary>
    public const string SummaryMissing = "summary-missing";

    /// <summary>The unsatisfied count is as old as the value says in minutes, 30 by default.</summary>
    public const string UnsatisfiedLag = "unsatisfied-lag";

    /// <summary>No room for another unsatisfied torrent.</summary>
    public const string UnsatisfiedFull = "unsatisfied-full";

    /// <summary>The torrent is a login page with status 200.</summary>
    public const string TorrentLoginPage = "torrent-login-page";

    /// <summary>The torrent is a login page with the value as status, 401 by default: the cookie is dead.</summary>
    public const string TorrentDeadCookie = "torrent-dead-cookie";

    /// <summary>401 for a torrent: the address does not match.</summary>
    public const string TorrentUnauthorized = "torrent-unauthorized";

    /// <summary>A release that is looked at again by id is no longer free.</summary>
    public const string FreeExpires = "free-expires";

    /// <summary>The account is not VIP.</summary>
    public const string NotVip = "not-vip";

    /// <summary>The ratio; the value is the ratio, 0.97 by default.</summary>
    public const string Ratio = "ratio";

    /// <summary>No fault: points and wedges may be spent.</summary>
    public const string SpendingAllowed = "spending-allowed";

    /// <summary>A purchase is carried out, and its answer is lost.</summary>
    public const string PurchaseAnswerLost = "purchase-answer-lost";

    public static IReadOnlyList<string> All { get; } =
    [
        DeadSession,
        DeadSessionForbidden,
        DeadSessionText,
        LastChange,
        NotAllowed,
        DeletedCookie,
        SessionRefusal,
        AccountDisabled,
        Gone,
        IpMismatch,
        AsnMismatch,
        OtherEgress,
        Captcha,
        EmptyResult,
        SummaryTopLevel,
        SummaryMissing,
        UnsatisfiedLag,
        UnsatisfiedFull,
        TorrentLoginPage,
        TorrentDeadCookie,
        TorrentUnauthorized,
        FreeExpires,
        NotVip,
        Ratio,
        SpendingAllowed,
        PurchaseAnswerLost,
    ];
}
