using MamCrawler.Core.WantedLists;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>/api/wanted</c>: a person's list of books that the next scans look for first. Saying the same twice is no error.</summary>
public sealed class WantedHandler(IWishes wishes)
{
    /// <summary>200 with all wishes and how each stands.</summary>
    public async Task<IResult> ListAsync(CancellationToken cancellationToken)
    {
        var items = new List<WishResponse>();
        await foreach (var standing in wishes.ListAsync(cancellationToken))
        {
            items.Add(WishResponse.From(standing));
        }

        return Results.Json(new PageResponse<WishResponse>(items.Count, 0, items), ApiJson.Options);
    }

    /// <summary>200 with what came of it, or 400.</summary>
    public async Task<IResult> AddAsync(WishRequest request, CancellationToken cancellationToken)
    {
        var (draft, refusal) = WishReader.Read(request.Title, [request.Author], request.Asin, request.Isbn);
        if (draft is null)
        {
            return ApiProblem.InvalidValue(refusal!);
        }

        var import = await wishes.ImportAsync(WishSource.Manual, [new WishLine(1, draft, null)], strict: true, cancellationToken);
        return import.Unreadable is [{ Refusal: { } full }, ..]
            ? ApiProblem.InvalidValue(full)
            : Results.Json(WishChangeResponse.From(draft, import), ApiJson.Options);
    }

    /// <summary>200 with the wish that is gone, or 404.</summary>
    public async Task<IResult> RemoveAsync(string id, CancellationToken cancellationToken) =>
        await wishes.RemoveAsync(id, cancellationToken) is { } wish
            ? Results.Json(new WishChangeResponse(wish.Book.Name, WishChange.TakenOff, null), ApiJson.Options)
            : ApiProblem.NotFound("wish", id);
}
