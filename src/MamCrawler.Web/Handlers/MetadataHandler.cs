using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>/api/metadata</c>: the values that are proposed for the library's books, and a person's word to have them written (rules.md 7).</summary>
public sealed class MetadataHandler(IMetadataChanges metadata)
{
    /// <summary>How many are returned at most.</summary>
    public const int MaximumItems = 1000;

    /// <summary>200 with the proposals, by item and field.</summary>
    public async Task<IResult> ListAsync(CancellationToken cancellationToken)
    {
        var proposals = await metadata.ListProposalsAsync(cancellationToken).ToListAsync(cancellationToken);
        return Results.Json(new PageResponse<FieldProposal>(proposals.Count, 0, [.. proposals.Take(MaximumItems)]), ApiJson.Options);
    }

    /// <summary>200 with what was written and what was not, or 400.</summary>
    public async Task<IResult> ApplyAsync(ApplyRequest request, CancellationToken cancellationToken)
    {
        var item = request.Item?.Trim();
        if (string.IsNullOrEmpty(item) != request.All)
            return ApiProblem.InvalidValue("Give either 'item', the library's id of a book, or 'all' as true.");
        return Results.Json(await metadata.ApplyAsync(request.All ? null : item, cancellationToken), ApiJson.Options);
    }
}
