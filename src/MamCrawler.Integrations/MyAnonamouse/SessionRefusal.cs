using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>What the tracker has against the session, by the words that come with a 401 or 403 (external-apis.md C.1.2). Each stops the lane.</summary>
internal static class SessionRefusal
{
    private const string Service = MyAnonamouseOptions.Service;

    // In this order: "Invalid session - IP mismatch" holds "Invalid session" too, and a download's 401 speaks of the address and of the cookie.
    private static readonly (string Words, SessionCondition Condition)[] Known =
    [
        ("ASN mismatch", SessionCondition.NetworkMismatch),
        ("IP mismatch", SessionCondition.AddressMismatch),
        ("incorrect session type", SessionCondition.WrongKind),
        ("no session cookie", SessionCondition.Missing),
        ("invalid session", SessionCondition.Dead),
        ("not signed in", SessionCondition.Expired),
        ("auth cookie", SessionCondition.Missing),
    ];

    /// <summary>What a 401 or 403 means.</summary>
    public static AskPersonFaultException Of(ServiceAnswer answer, string text)
    {
        var came = $"{(int)answer.Status}, {answer.Describe()}";
        return Condition(answer, text) switch
        {
            SessionCondition.NetworkMismatch => Elsewhere(SessionCondition.NetworkMismatch, "network (ASN)", came),
            SessionCondition.AddressMismatch => Elsewhere(SessionCondition.AddressMismatch, "address", came),
            SessionCondition.WrongKind => Make(
                SessionCondition.WrongKind,
                $"refused the kind of session ({came}): this one may not use the JSON endpoints, and nothing more is asked with it"
            ),
            SessionCondition.Missing => Make(
                SessionCondition.Missing,
                $"saw no session cookie ({came}): something on the way takes it out, and nothing more is asked"
            ),
            SessionCondition.Dead => Make(
                SessionCondition.Dead,
                $"does not know the session ({came}): it was removed, was replaced, or another program rotated it, and nothing more is asked with it"
            ),
            SessionCondition.Expired => Expired($"refused the session ({came})"),
            _ => new AskPersonFaultException(
                FaultName.TrackerRefused,
                Service,
                $"The tracker refused ({(int)answer.Status}): {answer.Describe()}. The lane stops, because asking again makes a refusal worse; look at the account on the site before letting it go on.",
                cause: nameof(SessionCondition.Banned)
            ),
        };
    }

    /// <summary>The session was good once and is no longer.</summary>
    public static AskPersonFaultException Expired(string what) =>
        Make(SessionCondition.Expired, $"{what}: the session has expired or was replaced, and nothing more is asked with it");

    /// <summary>A page with status 200 that asks for no login: of the site, or of something on the way.</summary>
    public static AskPersonFaultException WebPage(ServiceAnswer answer) =>
        Make(
            SessionCondition.WebPage,
            $"answered with a web page instead of data ({answer.Describe()}): the session has expired, or something on the way answers in the tracker's place, and nothing more is asked"
        );

    /// <summary>True for a page that lets somebody log in.</summary>
    public static bool IsLogin(string page) => Has(page, "password") || Has(page, "login") || Has(page, "log in") || Has(page, "sign in");

    private static SessionCondition Condition(ServiceAnswer answer, string text)
    {
        if (SpeaksOfAddress(text))
            return SessionCondition.AddressMismatch;
        foreach (var (words, condition) in Known)
            if (Has(text, words))
                return condition;
        // Sources report a bare 403 for a session that is dead; anything that says more is about the account.
        return text.Trim() is "" or "Forbidden" or "Unauthorized" || (answer.IsHtml && IsLogin(text)) ? SessionCondition.Expired : SessionCondition.Banned;
    }

    // The download's own words: "Your IP does not match the IP of the account".
    private static bool SpeaksOfAddress(string text) => (Has(text, "not match") || Has(text, "n't match")) && text.Contains("IP", StringComparison.Ordinal);

    private static AskPersonFaultException Elsewhere(SessionCondition condition, string what, string came) =>
        new(
            FaultName.EgressMismatch,
            Service,
            $"The tracker refused the session because it was made for another {what} ({came}). Nothing more is asked; bring back the way out that the session was made for, or make a new session for this one.",
            cause: condition.ToString()
        );

    private static AskPersonFaultException Make(SessionCondition condition, string what) =>
        new(
            FaultName.SessionExpired,
            Service,
            $"The tracker {what}. Make a new session on the site (Preferences, Security) for this program alone and set its mam_id.",
            cause: condition.ToString()
        );

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
