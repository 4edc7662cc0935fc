using System.Net;
using System.Text;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Tells the tracker's ways to refuse apart, by status and body together: a login page comes with 200, and a 403 has five meanings.</summary>
internal static class TrackerRefusal
{
    private const string Service = MyAnonamouseOptions.Service;
    private const int BytesRead = 64 * 1024;

    /// <summary>The fault in an answer; null when it is the answer that was asked for, as far as its outside tells.</summary>
    public static FaultException? Find(ServiceAnswer answer, TrackerRequestKind kind)
    {
        var text = answer.Body.Span is [(byte)'d', ..] ? "" : Encoding.UTF8.GetString(answer.Body.Span[..Math.Min(answer.Body.Length, BytesRead)]);
        return answer.Status switch
        {
            HttpStatusCode.TooManyRequests => Slow(answer, "answered 429"),
            _ when answer.IsHtml && Has(text, "captcha") => Slow(answer, "asked for a captcha"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Refused(answer, text),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => Down(answer),
            _ when answer.IsRedirect => Redirected(answer),
            // Short bodies only: the words may stand in a release's description.
            HttpStatusCode.OK when answer.Body.Length < 500 && Has(text, "not signed in") => Expired("says that nobody is signed in"),
            HttpStatusCode.OK when answer.IsHtml => Page(answer, text, kind),
            HttpStatusCode.OK => null,
            HttpStatusCode.NotFound or HttpStatusCode.Gone when kind == TrackerRequestKind.Download => NoTorrent(answer),
            _ => ShapeFault.Make(Service, "an answer with status 200", $"{(int)answer.Status} and {answer.Describe()}"),
        };
    }

    /// <summary>The session is dead.</summary>
    public static AskPersonFaultException Expired(string what) =>
        new(
            FaultName.SessionExpired,
            Service,
            $"The tracker {what}: the session has expired or was replaced, and nothing more is asked with it. Make a new session on the site (Preferences, Security) for this program alone and set its mam_id."
        );

    private static AskPersonFaultException Refused(ServiceAnswer answer, string text)
    {
        var status = (int)answer.Status;
        if (SpeaksOfEgress(text))
        {
            return new AskPersonFaultException(
                FaultName.EgressMismatch,
                Service,
                $"The tracker refused the session ({status}) because it was made for another address or network: {answer.Describe()}. Nothing more is asked; bring back the way out that the session was made for, or make a new session for this one."
            );
        }

        string[] session = ["invalid session", "no session cookie", "incorrect session type", "not signed in", "auth cookie"];
        return text.Trim() is "" or "Forbidden" or "Unauthorized" || session.Any(words => Has(text, words)) || (answer.IsHtml && IsLogin(text))
            ? Expired($"refused the session ({status}, {answer.Describe()})")
            : new AskPersonFaultException(
                FaultName.TrackerRefused,
                Service,
                $"The tracker refused ({status}): {answer.Describe()}. The lane stops, because asking again makes a refusal worse; look at the account on the site before letting it go on."
            );
    }

    // "Invalid session - IP mismatch", "- ASN mismatch", and the download's "IP does not match the account".
    private static bool SpeaksOfEgress(string text) =>
        Has(text, "IP mismatch")
        || Has(text, "ASN mismatch")
        || (
            (Has(text, "not match") || Has(text, "n't match"))
            && (text.Contains("IP", StringComparison.Ordinal) || text.Contains("ASN", StringComparison.Ordinal))
        );

    private static FaultException Page(ServiceAnswer answer, string text, TrackerRequestKind kind)
    {
        var login = IsLogin(text);
        if (!login && Has(text, "maintenance"))
            return Down(answer);
        return !login && kind == TrackerRequestKind.Download
            ? NotATorrent($"sent {answer.Describe()} where a .torrent should be")
            : Expired(kind == TrackerRequestKind.Download ? "sent a login page where a .torrent should be" : "answered with a web page instead of data");
    }

    private static bool IsLogin(string page) => Has(page, "password") || Has(page, "login") || Has(page, "log in") || Has(page, "sign in");

    private static FaultException Redirected(ServiceAnswer answer) =>
        answer.Headers["Location"].Any(static location => Has(location, "login"))
            ? Expired("sends to its login page")
            : ShapeFault.Make(Service, "an answer", $"a redirect ({(int)answer.Status})");

    private static StopFaultException NoTorrent(ServiceAnswer answer) => NotATorrent($"has no such .torrent any more ({(int)answer.Status})");

    /// <summary>What came is no torrent.</summary>
    public static StopFaultException NotATorrent(string what) =>
        new(FaultName.NotATorrent, Service, $"The tracker {what}. Nothing was handed to the torrent client; look at the release on the site.");

    private static WaitFaultException Slow(ServiceAnswer answer, string what) =>
        new(
            FaultName.RateLimited,
            Service,
            $"The tracker {what}: it wants fewer requests. The gaps between requests are doubled for an hour; the work goes on later by itself.",
            answer.RetryAfter ?? TimeSpan.FromMinutes(1)
        );

    private static WaitFaultException Down(ServiceAnswer answer) =>
        new(
            FaultName.TrackerUnreachable,
            Service,
            $"The tracker is out of order ({(int)answer.Status}, {answer.Describe()}). Nothing was concluded from it; the work is tried again by itself."
        );

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
