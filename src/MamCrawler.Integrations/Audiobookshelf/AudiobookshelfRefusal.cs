using System.Net;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>Names what an answer of Audiobookshelf means when it is not the one that was wanted.</summary>
internal static class AudiobookshelfRefusal
{
    private const string Service = AudiobookshelfApi.Service;

    /// <summary>Throws unless the answer is a success that is no web page.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="asked">What was asked for, in words.</param>
    public static ServiceAnswer Demand(ServiceAnswer answer, string asked)
    {
        if (answer.IsRedirect)
            throw Tunnel($"sent us elsewhere ({(int)answer.Status}), as login pages in front of it do");
        var page = answer.IsHtml;
        return answer.Status switch
        {
            HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.ProxyAuthenticationRequired when page =>
                throw Tunnel($"answered {(int)answer.Status} with a web page, which does not come from Audiobookshelf itself"),
            HttpStatusCode.Unauthorized => throw Refused(
                "refused the API key (401). Make a new key in its settings and keep it with: mamcrawler secret set audiobookshelf-api-key"
            ),
            HttpStatusCode.Forbidden => throw Refused(
                $"does not permit this key to read {asked} (403). Give its user access to the library, or use another user's key"
            ),
            HttpStatusCode.NotFound when !page => throw Refused($"does not know {asked} (404). Check the library's id in the settings"),
            HttpStatusCode.NotFound => throw ShapeFault.Make(Service, asked, "a page that says 404, so that the address or its path prefix is probably wrong"),
            HttpStatusCode.TooManyRequests => throw new WaitFaultException(
                FaultName.RateLimited,
                Service,
                $"{Service} asked for fewer requests (429). The work goes on later by itself.",
                answer.RetryAfter
            ),
            _ when (int)answer.Status >= 500 || answer.Status == HttpStatusCode.RequestTimeout => throw Unreachable(
                $"answered {(int)answer.Status} ({answer.Describe()})"
            ),
            _ when answer.IsSuccess && page => throw Tunnel("answered with a web page instead of data, as login pages in front of it do"),
            _ when answer.IsSuccess => answer,
            _ => throw ShapeFault.Make(Service, asked, $"status {(int)answer.Status}"),
        };
    }

    public static AskPersonFaultException Refused(string what) =>
        new(FaultName.LibraryRefused, Service, $"{Service} {what}. Until then the library cannot be read, and nothing is downloaded.");

    public static AskPersonFaultException MayNotScan() =>
        new(
            FaultName.LibraryRefused,
            Service,
            $"{Service} does not let this key have a library scanned (403), which only an administrator may. Use an administrator's key, or let the server watch its folders."
        );

    /// <summary>Throws unless a write was taken. A refusal means that nothing was written.</summary>
    public static void DemandWritten(ServiceAnswer answer, string what)
    {
        if (answer.Status == HttpStatusCode.Forbidden && !answer.IsHtml)
            throw MayNotWrite($"does not let this key change {what} (403). Give its user the permissions to update and to upload, or use another user's key");
        if (answer.Status == HttpStatusCode.BadRequest && !answer.IsHtml)
            throw NotWritten($"did not take {what} (400: {answer.Describe()})");
        Demand(answer, what);
    }

    /// <summary>It did not take this write; others it may.</summary>
    public static StopFaultException NotWritten(string what) => new(FaultName.LibraryWriteRefused, Service, Sentence(what));

    private static AskPersonFaultException MayNotWrite(string what) => new(FaultName.LibraryWriteRefused, Service, Sentence(what));

    private static string Sentence(string what) => $"{Service} {what}. Nothing was written; the library is read as before.";

    public static WaitFaultException Unreachable(string what) =>
        new(
            FaultName.LibraryUnreachable,
            Service,
            $"{Service} {what}. The library could not be read in full, so nothing is concluded from it; it is tried again by itself."
        );

    private static AskPersonFaultException Tunnel(string what) =>
        new(
            FaultName.TunnelAuthenticationFailed,
            Service,
            $"What stands in front of {Service} {what}. Check the tunnel's headers and certificate, and the address."
        );
}
