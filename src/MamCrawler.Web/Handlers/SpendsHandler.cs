using MamCrawler.Core.Account;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>/api/spends</c>: what was spent of points and wedges, or would have been, and a person's word about one of which nobody knows whether it was made (rules.md 5).</summary>
public sealed class SpendsHandler(IAccountStanding account)
{
    /// <summary>How many are returned at most.</summary>
    public const int MaximumItems = 1000;

    /// <summary>200 with the newest first.</summary>
    public async Task<IResult> ListAsync(CancellationToken cancellationToken)
    {
        var spends = await account.ListSpendsAsync(cancellationToken);
        return Results.Json(new PageResponse<Spend>(spends.Count, 0, [.. spends.Take(MaximumItems)]), ApiJson.Options);
    }

    /// <summary>200 with the settled spend; 404 when there is no open one of this id.</summary>
    public async Task<IResult> SettleAsync(string id, bool happened, CancellationToken cancellationToken) =>
        await account.SettleSpendAsync(id, happened, cancellationToken) is { } settled
            ? Results.Json(settled, ApiJson.Options)
            : ApiProblem.NotFound("open spend", id);
}
