using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>/api/changes</c>: what was changed in the library's metadata, with the old values, and the way back (rules.md 7).</summary>
public sealed class ChangesHandler(IMetadataChanges metadata)
{
    /// <summary>How many are returned at most.</summary>
    public const int MaximumItems = 1000;

    /// <summary>200 with the changes, newest first.</summary>
    /// <param name="of">The id of a change or an item, or the name of a run; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IResult> ListAsync(string? of, CancellationToken cancellationToken)
    {
        var changes = of is null ? await metadata.ListAsync(cancellationToken) : await metadata.FindAsync(of, cancellationToken);
        return Results.Json(new PageResponse<MetadataChange>(changes.Count, 0, [.. changes.Take(MaximumItems)]), ApiJson.Options);
    }

    /// <summary>200 with the undone change, 404, or 409 when the field holds something else now. Saying the same twice is no error.</summary>
    public async Task<IResult> UndoAsync(string id, CancellationToken cancellationToken)
    {
        if (ChangeId.Read(id) is null || await metadata.FindAsync(id, cancellationToken) is not [var change])
            return ApiProblem.NotFound("change", id);
        var outcome = await metadata.UndoAsync(change, cancellationToken);
        return outcome.Undone
            ? Results.Json(outcome, ApiJson.Options)
            : new ApiProblem(StatusCodes.Status409Conflict, ProblemCode.NotUndone, "Not undone", outcome.Sentence);
    }
}
