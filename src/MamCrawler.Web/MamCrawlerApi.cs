using MamCrawler.Web.Handlers;
using MamCrawler.Web.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Web;

/// <summary>Maps the API to a host's endpoints.</summary>
public sealed class MamCrawlerApi(ApiPipeline pipeline, GetHealthHandler health, Func<CancellationToken, Task<IApiServices>> services)
{
    private readonly ApiEndpoints endpoints = new(pipeline, health, services);

    /// <summary>Maps every endpoint.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/health", endpoints.HealthAsync);
        routes.MapPost("/api/scans", endpoints.StartScanAsync);
        routes.MapGet("/api/scans/{id}", endpoints.GetScanAsync);
        routes.MapPost("/api/scans/{id}/cancel", endpoints.CancelScanAsync);
        routes.MapGet("/api/follows", endpoints.ListFollowsAsync);
        routes.MapPost("/api/follows/add", endpoints.AddFollowAsync);
        routes.MapPost("/api/follows/remove", endpoints.RemoveFollowAsync);
        routes.MapGet("/api/gaps", endpoints.ListGapsAsync);
        routes.MapGet("/api/gaps/{id}", endpoints.GetGapAsync);
        routes.MapGet("/api/gaps/{id}/request", endpoints.DraftRequestAsync);
        routes.MapGet("/api/wanted", endpoints.ListWantedAsync);
        routes.MapPost("/api/wanted", endpoints.AddWantedAsync);
        routes.MapDelete("/api/wanted/{id}", endpoints.RemoveWantedAsync);
        routes.MapGet("/api/downloads", endpoints.ListDownloadsAsync);
        routes.MapPost("/api/downloads/{id}/approve", endpoints.ApproveAsync);
        routes.MapPost("/api/downloads/{id}/reject", endpoints.RejectAsync);
        routes.MapPost("/api/downloads/{id}/look", endpoints.LookAsync);
        routes.MapGet("/api/spends", endpoints.ListSpendsAsync);
        routes.MapPost("/api/spends/{id}/spent", endpoints.ConfirmSpendAsync);
        routes.MapPost("/api/spends/{id}/not-spent", endpoints.DenySpendAsync);
        routes.MapGet("/api/metadata", endpoints.ListProposalsAsync);
        routes.MapPost("/api/metadata/apply", endpoints.ApplyMetadataAsync);
        routes.MapGet("/api/changes", endpoints.ListChangesAsync);
        routes.MapPost("/api/changes/{id}/undo", endpoints.UndoChangeAsync);
        routes.MapGet("/api/doctor", endpoints.AskDoctorAsync);
        routes.MapPost("/api/doctor", endpoints.AskDoctorAsync);
        routes.MapGet("/api/drift", endpoints.ListShapesAsync);
        routes.MapPost("/api/drift/{id}/leave", endpoints.LeaveSafeModeAsync);
        routes.MapGet("/api/reports", endpoints.ListReportsAsync);
        routes.MapGet("/api/reports/{id}", endpoints.GetReportAsync);
        routes.MapGet("/api/digests", endpoints.ListDigestsAsync);
        routes.MapGet("/api/digests/{id}", endpoints.GetDigestAsync);
        routes.MapGet("/api/notices", endpoints.ReadNoticesAsync);
        routes.MapPost("/api/notices/test", endpoints.TestNoticesAsync);
        // Not the usual fallback, which leaves out what looks like a file's name.
        routes.MapFallback("{**path}", endpoints.UnknownAsync);
    }
}
