using MamCrawler.Core.Requests;
using MamCrawler.Core.Scanning;
using MamCrawler.Web.Pipeline;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>GET /api/gaps/{id}/request</c>: the draft of a request for what the tracker does not have. Nothing is posted.</summary>
public sealed class DraftRequestHandler(IGapStandings gaps)
{
    /// <summary>200 with the draft, 404, or 409 when the tracker was not asked or has it.</summary>
    public async Task<IResult> HandleAsync(string gapId, CancellationToken cancellationToken)
    {
        if (await gaps.FindAsync(gapId, cancellationToken) is not { } standing)
        {
            return ApiProblem.NotFound("gap", gapId);
        }

        var (draft, refusal) = RequestWriter.Write(standing);
        return draft is null
            ? new ApiProblem(StatusCodes.Status409Conflict, ProblemCode.NoRequest, "Nothing to request", refusal!)
            : Results.Json(draft, ApiJson.Options);
    }
}
