using MamCrawler.Core.Scanning;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>GET /api/gaps/{id}</c>: the evidence, and the verdict of every candidate.</summary>
public sealed class GetGapHandler(IGapStandings gaps)
{
    /// <summary>200 with the gap, or 404.</summary>
    public async Task<IResult> HandleAsync(string gapId, CancellationToken cancellationToken) =>
        await gaps.FindAsync(gapId, cancellationToken) is { } standing
            ? Results.Json(GapDetailResponse.From(standing), ApiJson.Options)
            : ApiProblem.NotFound("gap", gapId);
}
