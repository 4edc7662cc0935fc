using MamCrawler.Core.Drift;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>/api/drift</c>: the shapes of the services' answers, and the way out of a safe mode.</summary>
public sealed class DriftHandler(IDriftStanding drift)
{
    /// <summary>200 with every shape that was ever seen.</summary>
    public async Task<IResult> ListAsync(CancellationToken cancellationToken)
    {
        var shapes = await drift.ListAsync(cancellationToken);
        return Results.Json(new PageResponse<ShapeResponse>(shapes.Count, 0, [.. shapes.Select(ShapeResponse.From)]), ApiJson.Options);
    }

    /// <summary>204 when the safe mode was ended, 404 when there is none of that shape.</summary>
    public async Task<IResult> LeaveAsync(string id, CancellationToken cancellationToken) =>
        await drift.LeaveAsync(id, cancellationToken) ? Results.NoContent() : ApiProblem.NotFound("safe mode", id);
}
