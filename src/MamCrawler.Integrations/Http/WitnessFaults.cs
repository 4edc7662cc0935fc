using System.Net;
using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.Http;

/// <summary>Names what the answer of a public catalogue means when it is not the one that was wanted.</summary>
internal static class WitnessFaults
{
    /// <summary>Gives the answer back when it is a success that is no web page, else throws what it means.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="asked">What was asked for, in words.</param>
    /// <exception cref="FaultException">It is anything else.</exception>
    public static ServiceAnswer Demand(ServiceAnswer answer, string asked) => answer.IsSuccess && !answer.IsHtml ? answer : throw Of(answer, asked);

    /// <summary>What an answer that is not the wanted one means.</summary>
    public static FaultException Of(ServiceAnswer answer, string asked) =>
        answer.Status switch
        {
            HttpStatusCode.TooManyRequests => RateLimited(answer, "asked for fewer requests (429)"),
            HttpStatusCode.RequestTimeout => Unavailable(answer, "took too long by its own measure (408)"),
            _ when (int)answer.Status >= 500 => Unavailable(answer, $"answered {(int)answer.Status}"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Refused(answer, $"refused the request ({(int)answer.Status})"),
            _ when answer.IsRedirect => Refused(answer, $"sent us elsewhere ({(int)answer.Status}), which is not followed"),
            _ when answer.IsHtml => ShapeFault.Make(answer.Service, asked, answer.Body.Span),
            _ => ShapeFault.Make(answer.Service, asked, $"status {(int)answer.Status} ({answer.Describe()})"),
        };

    public static WaitFaultException RateLimited(ServiceAnswer answer, string what) =>
        new(
            FaultName.RateLimited,
            answer.Service,
            $"{answer.Service} {what}. What it knows is used as it was last heard; it is asked again later.",
            answer.RetryAfter
        );

    public static WaitFaultException Unavailable(ServiceAnswer answer, string what) =>
        new(
            FaultName.WitnessUnavailable,
            answer.Service,
            $"{answer.Service} {what}. What it knows is used as it was last heard; it is asked again later.",
            answer.RetryAfter
        );

    public static StopFaultException Refused(ServiceAnswer answer, string what) =>
        new(FaultName.WitnessUnavailable, answer.Service, $"{answer.Service} {what}. The other witnesses go on without it. Check its address and settings.");
}
