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
        var fault = Read(answer, kind);
        if (fault is not null)
            fault.MayBeCarriedOut = answer.IsSuccess;
        return fault;
    }

    private static FaultException? Read(ServiceAnswer answer, TrackerRequestKind kind)
    {
        var text = answer.Body.Span is [(byte)'d', ..] ? "" : Encoding.UTF8.GetString(answer.Body.Span[..Math.Min(answer.Body.Length, BytesRead)]);
        return answer.Status switch
        {
            HttpStatusCode.TooManyRequests when Has(text, "last change too recent") => Moved(answer),
            HttpStatusCode.TooManyRequests => Slow(answer, "answered 429"),
            _ when answer.IsHtml && Has(text, "captcha") => Slow(answer, "asked for a captcha"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => SessionRefusal.Of(answer, text),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => Down(answer),
            _ when answer.IsRedirect => Redirected(answer),
            // Short bodies only: the words may stand in a release's description.
            HttpStatusCode.OK when answer.Body.Length < 500 && Has(text, "not signed in") => SessionRefusal.Expired("says that nobody is signed in"),
            HttpStatusCode.OK when answer.IsHtml => Page(answer, text, kind),
            HttpStatusCode.OK => null,
            HttpStatusCode.NotFound or HttpStatusCode.Gone when kind == TrackerRequestKind.Download => NoTorrent(answer),
            _ => ShapeFault.Make(Service, "an answer with status 200", $"{(int)answer.Status} and {answer.Describe()}"),
        };
    }

    private static FaultException Page(ServiceAnswer answer, string text, TrackerRequestKind kind)
    {
        var login = SessionRefusal.IsLogin(text);
        if (!login && Has(text, "maintenance"))
            return Down(answer);
        return !login && kind == TrackerRequestKind.Download ? NotATorrent($"sent {answer.Describe()} where a .torrent should be")
            : kind == TrackerRequestKind.Download ? SessionRefusal.Expired("sent a login page where a .torrent should be")
            : login ? SessionRefusal.Expired("answered with its login page")
            : SessionRefusal.WebPage(answer);
    }

    private static FaultException Redirected(ServiceAnswer answer) =>
        answer.Headers["Location"].Any(static location => Has(location, "login"))
            ? SessionRefusal.Expired("sends to its login page")
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

    private static WaitFaultException Moved(ServiceAnswer answer) =>
        new(
            FaultName.RateLimited,
            Service,
            "The tracker answered 429 (last change too recent): the session's address was changed less than an hour ago, by another program or a way out that keeps changing. "
                + "The gaps between requests are doubled for an hour; the work goes on then by itself. Give this program a session and a way out of its own.",
            answer.RetryAfter ?? TimeSpan.FromHours(1)
        );

    private static WaitFaultException Down(ServiceAnswer answer) =>
        new(
            FaultName.TrackerUnreachable,
            Service,
            $"The tracker is out of order ({(int)answer.Status}, {answer.Describe()}). Nothing was concluded from it; the work is tried again by itself."
        );

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
