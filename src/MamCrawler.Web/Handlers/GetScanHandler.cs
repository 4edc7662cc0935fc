using MamCrawler.Core.Scanning;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>GET /api/scans/{id}</c>: how a run stands. The id <c>newest</c> names the newest run.</summary>
public sealed class GetScanHandler(IScans scans)
{
    /// <summary>The id that always names the newest run.</summary>
    public const string Newest = "newest";

    /// <summary>200 with the run, or 404.</summary>
    public async Task<IResult> HandleAsync(string runId, CancellationToken cancellationToken)
    {
        var state = runId == Newest ? await scans.GetNewestAsync(cancellationToken) : await scans.GetAsync(runId, cancellationToken);
        return state is null ? ApiProblem.NotFound("scan", runId) : Results.Json(ScanResponse.From(state), ApiJson.Options);
    }
}
