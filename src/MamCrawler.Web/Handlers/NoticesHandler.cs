using MamCrawler.Core.Notices;
using MamCrawler.Web.Pipeline;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>/api/notices</c>: how the messages to a person stand, and a test of the way there.</summary>
public sealed class NoticesHandler(INotices notices)
{
    /// <summary>200 with how it stands.</summary>
    public async Task<IResult> ReadAsync(CancellationToken cancellationToken) => Results.Json(await notices.ReadAsync(cancellationToken), ApiJson.Options);

    /// <summary>204 when the receiver took a test; a fault says why it did not.</summary>
    public async Task<IResult> TestAsync(CancellationToken cancellationToken)
    {
        await notices.TestAsync(cancellationToken);
        return Results.NoContent();
    }
}
