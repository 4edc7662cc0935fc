using MamCrawler.Core.Downloads;
using MamCrawler.Core.Gaps;
using MamCrawler.Web.Handlers;
using MamCrawler.Web.Pipeline;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Web;

/// <summary>
/// The API's endpoints, each the answer to a request that a host has routed: one machine maps them, in the cloud each is the body of a trigger. Every request goes through the one
/// pipeline; what it needs is built when the first one asks. The route value <c>id</c> names the thing asked for.
/// </summary>
public sealed partial class ApiEndpoints(ApiPipeline pipeline, GetHealthHandler health, Func<CancellationToken, Task<IApiServices>> services)
{
    /// <summary><c>GET /api/health</c>, open to anybody.</summary>
    public Task HealthAsync(HttpContext context) => pipeline.RunOpenAsync(context, _ => health.HandleAsync(context.RequestAborted));

    /// <summary><c>POST /api/scans</c>.</summary>
    public Task StartScanAsync(HttpContext context) =>
        RunAsync(
            context,
            async (parts, ct) =>
            {
                var (body, problem) = await BodyReader.ReadAsync<StartScanRequest>(context.Request, ct);
                return body is null ? problem! : await new StartScanHandler(parts.Scans, parts.Policy).HandleAsync(body, ct);
            }
        );

    /// <summary><c>GET /api/scans/{id}</c>.</summary>
    public Task GetScanAsync(HttpContext context) => RunAsync(context, (parts, ct) => new GetScanHandler(parts.Scans).HandleAsync(Id(context), ct));

    /// <summary><c>POST /api/scans/{id}/cancel</c>.</summary>
    public Task CancelScanAsync(HttpContext context) => RunAsync(context, (parts, ct) => new CancelScanHandler(parts.Scans).HandleAsync(Id(context), ct));

    /// <summary><c>GET /api/follows</c>.</summary>
    public Task ListFollowsAsync(HttpContext context) => RunAsync(context, (parts, ct) => new FollowsHandler(parts.Follows).ListAsync(ct));

    /// <summary><c>POST /api/follows/add</c>.</summary>
    public Task AddFollowAsync(HttpContext context) => RunFollowAsync(context, (handler, body, ct) => handler.AddAsync(body, ct));

    /// <summary><c>POST /api/follows/remove</c>.</summary>
    public Task RemoveFollowAsync(HttpContext context) => RunFollowAsync(context, (handler, body, ct) => handler.RemoveAsync(body, ct));

    /// <summary><c>GET /api/gaps</c>.</summary>
    public Task ListGapsAsync(HttpContext context) =>
        RunQueryAsync(
            context,
            async (query, parts, ct) =>
            {
                var request = new ListGapsRequest(
                    query.Text("series"),
                    query.Word<GapClass>("class"),
                    query.Number("skip", 0),
                    query.Number("take", ListGapsRequest.DefaultTake)
                );
                return query.Problem ?? await new ListGapsHandler(parts.Gaps).HandleAsync(request, ct);
            }
        );

    /// <summary><c>GET /api/gaps/{id}</c>.</summary>
    public Task GetGapAsync(HttpContext context) => RunAsync(context, (parts, ct) => new GetGapHandler(parts.Gaps).HandleAsync(Id(context), ct));

    /// <summary><c>GET /api/downloads</c>.</summary>
    public Task ListDownloadsAsync(HttpContext context) =>
        RunQueryAsync(
            context,
            async (query, parts, ct) =>
            {
                var state = query.Word<DownloadState>("state");
                return query.Problem ?? await new ListDownloadsHandler(parts.Approvals, parts.Account).HandleAsync(state, ct);
            }
        );

    /// <summary><c>POST /api/downloads/{id}/approve</c>.</summary>
    public Task ApproveAsync(HttpContext context) => RunAsync(context, (parts, ct) => new ApprovalHandler(parts.Approvals).ApproveAsync(Id(context), ct));

    /// <summary><c>POST /api/downloads/{id}/reject</c>.</summary>
    public Task RejectAsync(HttpContext context) => RunAsync(context, (parts, ct) => new ApprovalHandler(parts.Approvals).RejectAsync(Id(context), ct));

    /// <summary><c>POST /api/downloads/{id}/look</c>.</summary>
    public Task LookAsync(HttpContext context) => RunAsync(context, (parts, ct) => new LookHandler(parts.Looks).HandleAsync(Id(context), ct));

    /// <summary><c>GET /api/spends</c>.</summary>
    public Task ListSpendsAsync(HttpContext context) => RunAsync(context, (parts, ct) => new SpendsHandler(parts.Account).ListAsync(ct));

    /// <summary><c>POST /api/spends/{id}/spent</c>.</summary>
    public Task ConfirmSpendAsync(HttpContext context) =>
        RunAsync(context, (parts, ct) => new SpendsHandler(parts.Account).SettleAsync(Id(context), happened: true, ct));

    /// <summary><c>POST /api/spends/{id}/not-spent</c>.</summary>
    public Task DenySpendAsync(HttpContext context) =>
        RunAsync(context, (parts, ct) => new SpendsHandler(parts.Account).SettleAsync(Id(context), happened: false, ct));

    /// <summary><c>GET /api/metadata</c>.</summary>
    public Task ListProposalsAsync(HttpContext context) => RunAsync(context, (parts, ct) => new MetadataHandler(parts.Metadata).ListAsync(ct));

    /// <summary><c>POST /api/metadata/apply</c>.</summary>
    public Task ApplyMetadataAsync(HttpContext context) =>
        RunAsync(
            context,
            async (parts, ct) =>
            {
                var (body, problem) = await BodyReader.ReadAsync<ApplyRequest>(context.Request, ct);
                return body is null ? problem! : await new MetadataHandler(parts.Metadata).ApplyAsync(body, ct);
            }
        );

    /// <summary><c>GET /api/changes</c>.</summary>
    public Task ListChangesAsync(HttpContext context) =>
        RunQueryAsync(
            context,
            async (query, parts, ct) =>
            {
                var of = query.Text("of");
                return query.Problem ?? await new ChangesHandler(parts.Metadata).ListAsync(of, ct);
            }
        );

    /// <summary><c>POST /api/changes/{id}/undo</c>.</summary>
    public Task UndoChangeAsync(HttpContext context) => RunAsync(context, (parts, ct) => new ChangesHandler(parts.Metadata).UndoAsync(Id(context), ct));

    /// <summary><c>GET</c> and <c>POST /api/doctor</c>. It asks the services, so it may be asked less often than anything else.</summary>
    public Task AskDoctorAsync(HttpContext context) =>
        pipeline.RunLimitedAsync(
            context,
            limits => limits.Doctor,
            async current =>
            {
                var query = new QueryReader(current.Request.Query);
                var parts = await services(current.RequestAborted);
                return query.Problem ?? await new AskDoctorHandler(parts).HandleAsync(HttpMethods.IsPost(current.Request.Method), current.RequestAborted);
            }
        );

    /// <summary><c>GET /api/drift</c>.</summary>
    public Task ListShapesAsync(HttpContext context) => RunAsync(context, (parts, ct) => new DriftHandler(parts.Drift).ListAsync(ct));

    /// <summary><c>POST /api/drift/{id}/leave</c>.</summary>
    public Task LeaveSafeModeAsync(HttpContext context) => RunAsync(context, (parts, ct) => new DriftHandler(parts.Drift).LeaveAsync(Id(context), ct));

    /// <summary><c>GET /api/reports</c>.</summary>
    public Task ListReportsAsync(HttpContext context) => RunAsync(context, (parts, ct) => new ReportsHandler(parts.Reports).ListRunsAsync(ct));

    /// <summary><c>GET /api/reports/{id}</c>, with <c>.html</c>, <c>.md</c> or <c>.json</c> behind it or what the caller accepts.</summary>
    public Task GetReportAsync(HttpContext context) =>
        RunAsync(context, (parts, ct) => new ReportsHandler(parts.Reports).GetRunAsync(ReportAddress.Of(Id(context), context.Request), ct));

    /// <summary><c>GET /api/digests</c>.</summary>
    public Task ListDigestsAsync(HttpContext context) => RunAsync(context, (parts, ct) => new ReportsHandler(parts.Reports).ListDigestsAsync(ct));

    /// <summary><c>GET /api/digests/{id}</c>, the id being a day such as <c>20260301</c>.</summary>
    public Task GetDigestAsync(HttpContext context) =>
        RunAsync(context, (parts, ct) => new ReportsHandler(parts.Reports).GetDigestAsync(ReportAddress.Of(Id(context), context.Request), ct));

    /// <summary><c>GET /api/notices</c>.</summary>
    public Task ReadNoticesAsync(HttpContext context) => RunAsync(context, (parts, ct) => new NoticesHandler(parts.Notices).ReadAsync(ct));

    /// <summary><c>POST /api/notices/test</c>. It sends a message, so it may be asked as seldom as the doctor.</summary>
    public Task TestNoticesAsync(HttpContext context) =>
        pipeline.RunLimitedAsync(
            context,
            limits => limits.Doctor,
            async current =>
            {
                var query = new QueryReader(current.Request.Query);
                return query.Problem ?? await new NoticesHandler((await services(current.RequestAborted)).Notices).TestAsync(current.RequestAborted);
            }
        );

    /// <summary>Any other address, or another method than an address answers.</summary>
    public Task UnknownAsync(HttpContext context) =>
        pipeline.RunAsync(
            context,
            _ =>
                Task.FromResult<IResult>(
                    ApiRoutes.Find(context.Request.Path) is { } known
                        ? ApiProblem.MethodNotAllowed(context.Request.Method, known.Method)
                        : ApiProblem.NotFound("page", context.Request.Path)
                )
        );

    private static string Id(HttpContext context) => (string)context.GetRouteValue("id")!;

    private Task RunFollowAsync(HttpContext context, Func<FollowsHandler, FollowRequest, CancellationToken, Task<IResult>> handle) =>
        RunAsync(
            context,
            async (parts, ct) =>
            {
                var (body, problem) = await BodyReader.ReadAsync<FollowRequest>(context.Request, ct);
                return body is null ? problem! : await handle(new FollowsHandler(parts.Follows), body, ct);
            }
        );

    /// <summary>For an address that takes no query.</summary>
    private Task RunAsync(HttpContext context, Func<IApiServices, CancellationToken, Task<IResult>> handle) =>
        RunQueryAsync(context, async (query, parts, ct) => query.Problem ?? await handle(parts, ct));

    private Task RunQueryAsync(HttpContext context, Func<QueryReader, IApiServices, CancellationToken, Task<IResult>> handle) =>
        pipeline.RunAsync(
            context,
            async current => await handle(new QueryReader(current.Request.Query), await services(current.RequestAborted), current.RequestAborted)
        );
}
