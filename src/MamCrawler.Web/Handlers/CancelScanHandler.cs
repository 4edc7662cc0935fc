using MamCrawler.Core.Scanning;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>POST /api/scans/{id}/cancel</c>: asks a run to stop between two activities.</summary>
public sealed class CancelScanHandler(IScans scans)
{
    /// <summary>202 with the run, 409 when it is not running, 404 when there is none.</summary>
    public async Task<IResult> HandleAsync(string runId, CancellationToken cancellationToken)
    {
        if (await scans.GetAsync(runId, cancellationToken) is not { } state)
        {
            return ApiProblem.NotFound("scan", runId);
        }

        return await scans.CancelAsync(runId, cancellationToken)
            ? Results.Json(ScanResponse.From(state), ApiJson.Options, statusCode: StatusCodes.Status202Accepted)
            : new ApiProblem(
                StatusCodes.Status409Conflict,
                ProblemCode.NotRunning,
                "Not running",
                $"The scan {state.RunId} is {state.Status} and cannot be cancelled."
            );
    }
}
