using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>GET /api/health</c>: that the process answers. Asks nobody and builds nothing.</summary>
public sealed class GetHealthHandler(TimeProvider timeProvider)
{
    private readonly DateTimeOffset startedAt = timeProvider.GetUtcNow();

    /// <summary>200, always.</summary>
    public IResult Handle() => Results.Json(new HealthResponse("ok", ProductVersion.Text, startedAt), ApiJson.Options);
}
