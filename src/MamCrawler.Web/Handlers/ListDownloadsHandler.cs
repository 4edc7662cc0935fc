using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Scanning;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>GET /api/downloads</c>: the downloads, of one state or all.</summary>
public sealed class ListDownloadsHandler(IApprovals approvals, IAccountStanding account)
{
    /// <summary>How many are returned at most.</summary>
    public const int MaximumItems = 1000;

    /// <summary>200 with the downloads, oldest first, and the slots that they need.</summary>
    public async Task<IResult> HandleAsync(DownloadState? state, CancellationToken cancellationToken)
    {
        var total = 0;
        var items = new List<DownloadResponse>();
        await foreach (var download in approvals.ListAsync(cancellationToken))
        {
            if (state is not null && download.State != state)
            {
                continue;
            }

            if (total++ < MaximumItems)
            {
                items.Add(DownloadResponse.From(download));
            }
        }

        return Results.Json(new DownloadsResponse(total, 0, items, await account.ReadSlotsAsync(cancellationToken)), ApiJson.Options);
    }
}
