using MamCrawler.Core.Faults;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>GET /api/health</c>: that the process answers, and what it lacks. Asks no service and builds nothing.</summary>
/// <param name="timeProvider">The clock.</param>
/// <param name="configuration">Tells what is missing; null for a host that lacks nothing.</param>
public sealed class GetHealthHandler(TimeProvider timeProvider, IConfigurationReport? configuration = null)
{
    // Whoever asks for health waits no longer; a vault may take half a minute to say that it does not answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly DateTimeOffset startedAt = timeProvider.GetUtcNow();

    /// <summary>200, always.</summary>
    public async Task<IResult> HandleAsync(CancellationToken cancellationToken)
    {
        var (status, missing) = configuration is null ? ("ok", []) : await ReadAsync(configuration, cancellationToken);
        return Results.Json(new HealthResponse(status, ProductVersion.Text, startedAt, missing), ApiJson.Options);
    }

    private static async Task<(string Status, IReadOnlyList<MissingConfiguration> Missing)> ReadAsync(
        IConfigurationReport configuration,
        CancellationToken cancellationToken
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var missing = await configuration.ReadAsync(patience.Token);
            return (missing.Count == 0 ? "ok" : nameof(FaultName.NotConfigured), missing);
        }
        catch (FaultException exception)
        {
            // Its sentence is for the log and the doctor: health is open to anybody.
            return (exception.Fault.Name.ToString(), []);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (nameof(FaultName.StateUnavailable), []);
        }
    }
}
