using MamCrawler.Core.Scanning;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>POST /api/scans</c>: starts a scan, or names the one that is running.</summary>
public sealed class StartScanHandler(IScans scans, ScanPolicy policy)
{
    /// <summary>202 with a link to the run.</summary>
    public async Task<IResult> HandleAsync(StartScanRequest request, CancellationToken cancellationToken)
    {
        var wish = new ScanRequest(request.Mode ?? policy.Mode, request.Limit ?? policy.Limit);
        if (wish.Limit is < 1 or > ScanPolicy.MaximumLimit)
        {
            return ApiProblem.InvalidValue($"'limit' is {wish.Limit}; give a number from 1 to {ScanPolicy.MaximumLimit}.");
        }

        var start = await scans.StartAsync(wish, cancellationToken);
        return new AcceptedScan(new ScanStartResponse(start.RunId, start.Started, $"/api/scans/{Uri.EscapeDataString(start.RunId)}"));
    }
}
