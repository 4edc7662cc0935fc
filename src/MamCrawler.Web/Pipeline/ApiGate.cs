using MamCrawler.Core.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Web.Pipeline;

/// <summary>Decides whether a request gets as far as its handler: may its caller ask at all, and not too often.</summary>
internal sealed class ApiGate(IApiAccess access, ApiLimits limits, ILogger logger) : IDisposable
{
    private readonly CallerLimits counts = new(limits.MaximumCallers);

    /// <summary>The answer to a request that is turned away; null for one that may pass.</summary>
    internal ApiProblem? Check(HttpContext context)
    {
        if (access.Check(context.Request) is { } refusal)
        {
            return Limit($"refused/{CallerAddress.Of(context)}", limits.Refused) ?? refusal;
        }

        return Limit(CallerOf(context), limits.Caller);
    }

    /// <summary>The same for a request that has a limit of its own beside the general one.</summary>
    internal ApiProblem? Check(HttpContext context, RequestLimit own) =>
        Check(context) ?? Limit($"{context.Request.Path.Value?.ToLowerInvariant()}/{CallerOf(context)}", own);

    /// <summary>The same for a request that anybody may make.</summary>
    internal ApiProblem? CheckOpen(HttpContext context) => Limit($"open/{CallerAddress.Of(context)}", limits.Health);

    /// <inheritdoc />
    public void Dispose() => counts.Dispose();

    private string CallerOf(HttpContext context) => access.CallerOf(context.Request) is { } name ? $"key/{name}" : $"address/{CallerAddress.Of(context)}";

    private ApiProblem? Limit(string caller, RequestLimit limit)
    {
        if (counts.Take(caller, limit) is not { } wait)
        {
            return null;
        }

        if (wait.Tell)
        {
            logger.ApiLimited(caller, (long)wait.For.TotalSeconds);
        }

        return ApiProblem.TooMany(limit, wait.For);
    }
}
