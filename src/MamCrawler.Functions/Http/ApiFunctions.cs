using MamCrawler.Functions.Durable;
using MamCrawler.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace MamCrawler.Functions.Http;

/// <summary>The API, a trigger for each endpoint. The host checks the function key before a request gets here; only health is open.</summary>
public sealed class ApiFunctions(ApiEndpoints endpoints, DurableClientScope durable)
{
    [Function(FunctionNames.GetHealth)]
    public Task GetHealthAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request) =>
        endpoints.HealthAsync(request.HttpContext);

    [Function(FunctionNames.StartScan)]
    public Task StartScanAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "scans")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) => WithDurable(client, endpoints.StartScanAsync, request);

    [Function(FunctionNames.GetScan)]
    public Task GetScanAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "scans/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) => WithDurable(client, endpoints.GetScanAsync, request);

    [Function(FunctionNames.CancelScan)]
    public Task CancelScanAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "scans/{id}/cancel")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) => WithDurable(client, endpoints.CancelScanAsync, request);

    [Function(FunctionNames.ListFollows)]
    public Task ListFollowsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "follows")] HttpRequest request) =>
        endpoints.ListFollowsAsync(request.HttpContext);

    [Function(FunctionNames.AddFollow)]
    public Task AddFollowAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "follows/add")] HttpRequest request) =>
        endpoints.AddFollowAsync(request.HttpContext);

    [Function(FunctionNames.RemoveFollow)]
    public Task RemoveFollowAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "follows/remove")] HttpRequest request) =>
        endpoints.RemoveFollowAsync(request.HttpContext);

    [Function(FunctionNames.ListGaps)]
    public Task ListGapsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "gaps")] HttpRequest request) =>
        endpoints.ListGapsAsync(request.HttpContext);

    [Function(FunctionNames.GetGap)]
    public Task GetGapAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "gaps/{id}")] HttpRequest request) =>
        endpoints.GetGapAsync(request.HttpContext);

    [Function(FunctionNames.DraftRequest)]
    public Task DraftRequestAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "gaps/{id}/request")] HttpRequest request) =>
        endpoints.DraftRequestAsync(request.HttpContext);

    [Function(FunctionNames.ListWanted)]
    public Task ListWantedAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "wanted")] HttpRequest request) =>
        endpoints.ListWantedAsync(request.HttpContext);

    [Function(FunctionNames.AddWanted)]
    public Task AddWantedAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "wanted")] HttpRequest request) =>
        endpoints.AddWantedAsync(request.HttpContext);

    [Function(FunctionNames.RemoveWanted)]
    public Task RemoveWantedAsync([HttpTrigger(AuthorizationLevel.Function, "delete", Route = "wanted/{id}")] HttpRequest request) =>
        endpoints.RemoveWantedAsync(request.HttpContext);

    [Function(FunctionNames.ListDownloads)]
    public Task ListDownloadsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "downloads")] HttpRequest request) =>
        endpoints.ListDownloadsAsync(request.HttpContext);

    [Function(FunctionNames.ApproveDownload)]
    public Task ApproveAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "downloads/{id}/approve")] HttpRequest request) =>
        endpoints.ApproveAsync(request.HttpContext);

    [Function(FunctionNames.RejectDownload)]
    public Task RejectAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "downloads/{id}/reject")] HttpRequest request) =>
        endpoints.RejectAsync(request.HttpContext);

    [Function(FunctionNames.LookAtDownload)]
    public Task LookAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "downloads/{id}/look")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) => WithDurable(client, endpoints.LookAsync, request);

    [Function(FunctionNames.ListSpends)]
    public Task ListSpendsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "spends")] HttpRequest request) =>
        endpoints.ListSpendsAsync(request.HttpContext);

    [Function(FunctionNames.ConfirmSpend)]
    public Task ConfirmSpendAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "spends/{id}/spent")] HttpRequest request) =>
        endpoints.ConfirmSpendAsync(request.HttpContext);

    [Function(FunctionNames.DenySpend)]
    public Task DenySpendAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "spends/{id}/not-spent")] HttpRequest request) =>
        endpoints.DenySpendAsync(request.HttpContext);

    [Function(FunctionNames.ListProposals)]
    public Task ListProposalsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "metadata")] HttpRequest request) =>
        endpoints.ListProposalsAsync(request.HttpContext);

    [Function(FunctionNames.ApplyMetadata)]
    public Task ApplyMetadataAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "metadata/apply")] HttpRequest request) =>
        endpoints.ApplyMetadataAsync(request.HttpContext);

    [Function(FunctionNames.ListChanges)]
    public Task ListChangesAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "changes")] HttpRequest request) =>
        endpoints.ListChangesAsync(request.HttpContext);

    [Function(FunctionNames.UndoChange)]
    public Task UndoChangeAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "changes/{id}/undo")] HttpRequest request) =>
        endpoints.UndoChangeAsync(request.HttpContext);

    [Function(FunctionNames.ReadDoctor)]
    public Task ReadDoctorAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "doctor")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) => WithDurable(client, endpoints.AskDoctorAsync, request);

    [Function(FunctionNames.AskDoctor)]
    public Task AskDoctorAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "doctor")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) => WithDurable(client, endpoints.AskDoctorAsync, request);

    [Function(FunctionNames.ListShapes)]
    public Task ListShapesAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "drift")] HttpRequest request) =>
        endpoints.ListShapesAsync(request.HttpContext);

    [Function(FunctionNames.LeaveSafeMode)]
    public Task LeaveSafeModeAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "drift/{id}/leave")] HttpRequest request) =>
        endpoints.LeaveSafeModeAsync(request.HttpContext);

    [Function(FunctionNames.ListReports)]
    public Task ListReportsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "reports")] HttpRequest request) =>
        endpoints.ListReportsAsync(request.HttpContext);

    [Function(FunctionNames.GetReport)]
    public Task GetReportAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "reports/{id}")] HttpRequest request) =>
        endpoints.GetReportAsync(request.HttpContext);

    [Function(FunctionNames.ListDigests)]
    public Task ListDigestsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "digests")] HttpRequest request) =>
        endpoints.ListDigestsAsync(request.HttpContext);

    [Function(FunctionNames.GetDigest)]
    public Task GetDigestAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "digests/{id}")] HttpRequest request) =>
        endpoints.GetDigestAsync(request.HttpContext);

    [Function(FunctionNames.ReadNotices)]
    public Task ReadNoticesAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "notices")] HttpRequest request) =>
        endpoints.ReadNoticesAsync(request.HttpContext);

    [Function(FunctionNames.TestNotices)]
    public Task TestNoticesAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "notices/test")] HttpRequest request) =>
        endpoints.TestNoticesAsync(request.HttpContext);

    [Function(FunctionNames.UnknownAddress)]
    public Task AnswerUnknownAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "post", "put", "patch", "delete", "head", "options", Route = "{*path}")] HttpRequest request
    ) => endpoints.UnknownAsync(request.HttpContext);

    private Task WithDurable(DurableTaskClient client, Func<HttpContext, Task> answer, HttpRequest request)
    {
        durable.Enter(client);
        return answer(request.HttpContext);
    }
}
