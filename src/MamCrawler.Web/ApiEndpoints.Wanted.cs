using MamCrawler.Web.Handlers;
using MamCrawler.Web.Pipeline;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web;

// The list of wishes, and what to do about what the tracker does not have.
public sealed partial class ApiEndpoints
{
    /// <summary><c>GET /api/gaps/{id}/request</c>.</summary>
    public Task DraftRequestAsync(HttpContext context) => RunAsync(context, (parts, ct) => new DraftRequestHandler(parts.Gaps).HandleAsync(Id(context), ct));

    /// <summary><c>GET /api/wanted</c>.</summary>
    public Task ListWantedAsync(HttpContext context) => RunAsync(context, (parts, ct) => new WantedHandler(parts.WantedList).ListAsync(ct));

    /// <summary><c>POST /api/wanted</c>.</summary>
    public Task AddWantedAsync(HttpContext context) =>
        RunAsync(
            context,
            async (parts, ct) =>
            {
                var (body, problem) = await BodyReader.ReadAsync<WishRequest>(context.Request, ct);
                return body is null ? problem! : await new WantedHandler(parts.WantedList).AddAsync(body, ct);
            }
        );

    /// <summary><c>DELETE /api/wanted/{id}</c>.</summary>
    public Task RemoveWantedAsync(HttpContext context) => RunAsync(context, (parts, ct) => new WantedHandler(parts.WantedList).RemoveAsync(Id(context), ct));
}
