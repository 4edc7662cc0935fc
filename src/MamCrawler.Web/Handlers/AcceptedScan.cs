using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary>202 with the place to look at.</summary>
internal sealed class AcceptedScan(ScanStartResponse response) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status202Accepted;
        httpContext.Response.Headers.Location = response.StatusUrl;
        return httpContext.Response.WriteAsJsonAsync(response, ApiJson.Options, httpContext.RequestAborted);
    }
}
