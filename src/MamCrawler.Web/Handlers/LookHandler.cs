using MamCrawler.Core.Shelving;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>POST /api/downloads/{id}/look</c>: a person mended what held a download, and it is looked at now.</summary>
public sealed class LookHandler(ILookAgain looks)
{
    /// <summary>200 with what was seen, 404, or 409 when it is not in the torrent client.</summary>
    public async Task<IResult> HandleAsync(string downloadId, CancellationToken cancellationToken) =>
        await looks.LookAsync(downloadId, cancellationToken) switch
        {
            null => ApiProblem.NotFound("download", downloadId),
            { Looked: true } look => Results.Json(new LookResponse(look.Said, DownloadResponse.From(look.Download)), ApiJson.Options),
            var look => new ApiProblem(StatusCodes.Status409Conflict, ProblemCode.NothingToLookAt, "Nothing to look at", look.Said),
        };
}
