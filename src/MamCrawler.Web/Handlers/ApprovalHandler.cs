using MamCrawler.Core.Downloads;
using MamCrawler.Core.Scanning;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>POST /api/downloads/{id}/approve</c> and <c>…/reject</c>: a person's word about a proposal. Saying the same twice is no error.</summary>
public sealed class ApprovalHandler(IApprovals approvals)
{
    /// <summary>200 with the approved download, 404, or 409 when it was no proposal.</summary>
    public async Task<IResult> ApproveAsync(string downloadId, CancellationToken cancellationToken) =>
        Answer(downloadId, await approvals.ApproveAsync(downloadId, cancellationToken), DownloadState.Approved);

    /// <summary>200 with the rejected download, 404, or 409 when it was no proposal.</summary>
    public async Task<IResult> RejectAsync(string downloadId, CancellationToken cancellationToken) =>
        Answer(downloadId, await approvals.RejectAsync(downloadId, cancellationToken), DownloadState.Rejected);

    private static IResult Answer(string id, Download? download, DownloadState wanted) =>
        download switch
        {
            null => ApiProblem.NotFound("download", id),
            _ when download.State == wanted => Results.Json(DownloadResponse.From(download), ApiJson.Options),
            _ => new ApiProblem(
                StatusCodes.Status409Conflict,
                ProblemCode.NotProposed,
                "Not a proposal",
                $"'{download.Title}' is {download.State} and not waiting for a decision, so nothing was changed."
            ),
        };
}
