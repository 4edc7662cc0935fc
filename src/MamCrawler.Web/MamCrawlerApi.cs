using MamCrawler.Core.Downloads;
using MamCrawler.Core.Gaps;
using MamCrawler.Web.Handlers;
using MamCrawler.Web.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Web;

/// <summary>Maps the API to a host's endpoints. Every request goes through the one pipeline; what it needs is built when the first one asks.</summary>
public sealed class MamCrawlerApi(ApiPipeline pipeline, GetHealthHandler health, Func<CancellationToken, Task<IApiServices>> services)
{
    /// <summary>Maps every endpoint.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/health", AnswerHealthAsync);
        routes.MapPost("/api/scans", Handle(StartScanAsync));
        routes.MapGet("/api/scans/{id}", Handle((context, parts, ct) => new GetScanHandler(parts.Scans).HandleAsync(Id(context), ct)));
        routes.MapPost("/api/scans/{id}/cancel", Handle((context, parts, ct) => new CancelScanHandler(parts.Scans).HandleAsync(Id(context), ct)));
        routes.MapGet("/api/gaps", HandleQuery(ListGapsAsync));
        routes.MapGet("/api/gaps/{id}", Handle((context, parts, ct) => new GetGapHandler(parts.Gaps).HandleAsync(Id(context), ct)));
        routes.MapGet("/api/downloads", HandleQuery(ListDownloadsAsync));
        routes.MapPost("/api/downloads/{id}/approve", Handle((context, parts, ct) => new ApprovalHandler(parts.Approvals).ApproveAsync(Id(context), ct)));
        routes.MapPost("/api/downloads/{id}/reject", Handle((context, parts, ct) => new ApprovalHandler(parts.Approvals).RejectAsync(Id(context), ct)));
        routes.MapFallback(AnswerUnknownAsync);
    }

    private static async Task<IResult> StartScanAsync(HttpContext context, IApiServices parts, CancellationToken cancellationToken)
    {
        var (body, problem) = await BodyReader.ReadAsync<StartScanRequest>(context.Request, cancellationToken);
        return body is null ? problem! : await new StartScanHandler(parts.Scans, parts.Policy).HandleAsync(body, cancellationToken);
    }

    private static async Task<IResult> ListGapsAsync(HttpContext context, IApiServices parts, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        var request = new ListGapsRequest(
            query.Text("series"),
            query.Word<GapClass>("class"),
            query.Number("skip", 0),
            query.Number("take", ListGapsRequest.DefaultTake)
        );
        return query.Problem ?? await new ListGapsHandler(parts.Gaps).HandleAsync(request, cancellationToken);
    }

    private static async Task<IResult> ListDownloadsAsync(HttpContext context, IApiServices parts, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        var state = query.Word<DownloadState>("state");
        return query.Problem ?? await new ListDownloadsHandler(parts.Approvals).HandleAsync(state, cancellationToken);
    }

    private static string Id(HttpContext context) => (string)context.Request.RouteValues["id"]!;

    private Task AnswerHealthAsync(HttpContext context) => pipeline.RunOpenAsync(context, _ => Task.FromResult(health.Handle()));

    private Task AnswerUnknownAsync(HttpContext context) =>
        pipeline.RunAsync(context, _ => Task.FromResult<IResult>(ApiProblem.NotFound("page", context.Request.Path)));

    private RequestDelegate HandleQuery(Func<HttpContext, IApiServices, CancellationToken, Task<IResult>> handle) =>
        context => pipeline.RunAsync(context, async current => await handle(current, await services(current.RequestAborted), current.RequestAborted));

    /// <summary>For an address that takes no query.</summary>
    private RequestDelegate Handle(Func<HttpContext, IApiServices, CancellationToken, Task<IResult>> handle) =>
        HandleQuery(async (context, parts, ct) => new QueryReader(context.Request.Query).Problem ?? await handle(context, parts, ct));
}
