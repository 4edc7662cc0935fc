using MamCrawler.Core.Scanning;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>GET /api/gaps</c>: the gaps in order of wanting, a page at a time.</summary>
public sealed class ListGapsHandler(IGapStandings gaps)
{
    /// <summary>200 with a page, or 400.</summary>
    public async Task<IResult> HandleAsync(ListGapsRequest request, CancellationToken cancellationToken)
    {
        if (request.Skip < 0 || request.Take is < 1 or > ListGapsRequest.MaximumTake)
        {
            return ApiProblem.InvalidValue($"'skip' must be at least 0 and 'take' from 1 to {ListGapsRequest.MaximumTake}.");
        }

        var total = 0;
        var page = new List<GapResponse>();
        await foreach (var standing in gaps.ListAsync(cancellationToken))
        {
            if (!IsWanted(standing, request))
            {
                continue;
            }

            if (total++ >= request.Skip && page.Count < request.Take)
            {
                page.Add(GapResponse.From(standing));
            }
        }

        return Results.Json(new PageResponse<GapResponse>(total, request.Skip, page), ApiJson.Options);
    }

    private static bool IsWanted(GapStanding standing, ListGapsRequest request) =>
        (request.Class is null || standing.Gap.Class == request.Class)
        && (request.Series is null || (standing.Gap.Series?.Contains(request.Series, StringComparison.OrdinalIgnoreCase) ?? false));
}
