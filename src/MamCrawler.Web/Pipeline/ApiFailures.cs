using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Web.Pipeline;

/// <summary>What a request that ended in an exception is answered with. No exception's text leaves the process.</summary>
internal sealed class ApiFailures(ILogger logger)
{
    internal ApiProblem Answer(Exception exception, HttpContext context, string route)
    {
        switch (exception)
        {
            case FaultException fault:
                logger.ApiFault(fault.Fault.Service, fault.Fault.Name, fault.Fault.Sentence);
                return ApiProblem.From(fault.Fault);
            case RowConflictException:
                return new(
                    StatusCodes.Status409Conflict,
                    ProblemCode.Changed,
                    "Changed meanwhile",
                    "Somebody else changed the same thing at the same moment, so nothing was done. Read it again and repeat the request."
                );
            case BadHttpRequestException bad:
                return new(
                    bad.StatusCode,
                    bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? ProblemCode.BodyTooLarge : ProblemCode.RequestUnreadable,
                    "The request cannot be read",
                    $"The request broke off or is no good HTTP. Send it whole, with a body of at most {ApiPipeline.MaximumBodyBytes} bytes."
                );
            case OperationCanceledException when context.RequestAborted.IsCancellationRequested:
                return new(
                    StatusCodes.Status499ClientClosedRequest,
                    ProblemCode.Cancelled,
                    "Given up",
                    "The caller gave up before the answer was there. What was begun may have been done; read it before repeating the request."
                );
            case OperationCanceledException:
                return new(
                    StatusCodes.Status503ServiceUnavailable,
                    ProblemCode.Stopping,
                    "Stopping",
                    "The service is being stopped, so the request was not finished. Repeat it when the service runs again.",
                    TimeSpan.FromSeconds(30)
                );
            default:
                logger.ApiBug(exception, route);
                return new(
                    StatusCodes.Status500InternalServerError,
                    ProblemCode.InternalError,
                    "A bug in MamCrawler",
                    $"This request failed in a way that has no name. Look for the correlation id {ApiPipeline.CorrelationIdOf(context)} in the log and report what stands there."
                );
        }
    }
}
