using MamCrawler.Core.Scanning;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>/api/follows</c>: series and authors that count as held though nothing of them is owned (rules.md 3). Saying the same twice is no error.</summary>
public sealed class FollowsHandler(IFollows follows)
{
    /// <summary>The longest name that is taken.</summary>
    public const int LongestName = 300;

    /// <summary>200 with all of them.</summary>
    public async Task<IResult> ListAsync(CancellationToken cancellationToken)
    {
        var items = new List<FollowResponse>();
        await foreach (var followed in follows.ListAsync(cancellationToken))
        {
            items.Add(FollowResponse.From(followed));
        }

        return Results.Json(new PageResponse<FollowResponse>(items.Count, 0, items), ApiJson.Options);
    }

    /// <summary>200 with what is followed from the next scan on, or 400.</summary>
    public Task<IResult> AddAsync(FollowRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, true, (kind, name) => follows.AddAsync(kind, name, Trimmed(request.Author), cancellationToken));

    /// <summary>200 with what is followed no longer, or 400.</summary>
    public Task<IResult> RemoveAsync(FollowRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, false, (kind, name) => follows.RemoveAsync(kind, name, cancellationToken));

    private static async Task<IResult> ChangeAsync(FollowRequest request, bool followed, Func<FollowedKind, string, Task<bool>> change)
    {
        if (request.Kind is not { } kind)
        {
            return ApiProblem.InvalidValue("'kind' is missing; give Series or Author.");
        }

        if (Trimmed(request.Name) is not { Length: <= LongestName } name || request.Author?.Length > LongestName)
        {
            return ApiProblem.InvalidValue($"'name' must have 1 to {LongestName} characters, and 'author' at most as many.");
        }

        try
        {
            return Results.Json(new FollowChangeResponse(kind, name, followed, await change(kind, name)), ApiJson.Options);
        }
        catch (ArgumentException)
        {
            return ApiProblem.InvalidValue("'name' has no letter or digit, so nothing can be found by it.");
        }
    }

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
