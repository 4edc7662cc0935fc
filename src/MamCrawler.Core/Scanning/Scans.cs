using System.Globalization;
using System.Text.Json;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.State;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Scanning;

/// <summary>Scans on an orchestration engine, one at a time under the fixed instance id.</summary>
public sealed class Scans(IOrchestrationClient engine, RunStore runs, ScanOptions options, TimeProvider clock, ILogger<Scans>? logger = null) : IScans
{
    private readonly ILogger log = logger ?? NullLogger<Scans>.Instance;

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The request breaks a limit, in a sentence.</exception>
    public async Task<ScanStart> StartAsync(ScanRequest request, CancellationToken cancellationToken)
    {
        if (request.Limit < 1)
            throw new ArgumentException($"The limit is {request.Limit}; it must be at least 1.", nameof(request));
        var input = await BeginAsync(request, cancellationToken);
        if (await engine.StartAsync(nameof(ScanLibrary), ScanLibrary.ScanInstanceId, input, cancellationToken))
        {
            log.ScanStarted(input.RunId, input.Mode, input.Limit);
            return new ScanStart(input.RunId, Started: true);
        }

        await runs.ForgetAsync(input.RunId, cancellationToken);
        var running = (await FindEnginesAsync(await EngineStateAsync(cancellationToken), cancellationToken))?.Id;
        log.ScanSkipped(running);
        return new ScanStart(running ?? "", Started: false);
    }

    /// <inheritdoc />
    public async Task<ScanState?> GetAsync(string runId, CancellationToken cancellationToken) =>
        await runs.FindAsync(runId, cancellationToken) is { } run ? await StateOfAsync(run, cancellationToken) : null;

    /// <inheritdoc />
    public async Task<ScanState?> GetNewestAsync(CancellationToken cancellationToken) =>
        await FindEnginesAsync(await EngineStateAsync(cancellationToken), cancellationToken) is { } run ? await StateOfAsync(run, cancellationToken) : null;

    /// <inheritdoc />
    public async Task<bool> CancelAsync(string runId, CancellationToken cancellationToken)
    {
        if (await GetAsync(runId, cancellationToken) is not { IsFinished: false })
            return false;
        await runs.RequestCancelAsync(runId, cancellationToken);
        log.ScanCancelRequested(runId);
        return true;
    }

    private Task<OrchestrationState?> EngineStateAsync(CancellationToken cancellationToken) =>
        engine.GetStateAsync(ScanLibrary.ScanInstanceId, cancellationToken);

    /// <summary>
    /// The engine's run: a run's row is written before the engine is asked to start, so it is the newest that was written by then. A newer row is of a start that the engine
    /// refused, and that was killed before it could take its row away.
    /// </summary>
    private async Task<Run?> FindEnginesAsync(OrchestrationState? state, CancellationToken cancellationToken) =>
        (state is null ? null : await runs.FindNewestAsync(state.CreatedAt, cancellationToken)) ?? await runs.FindNewestAsync(cancellationToken);

    /// <summary>Any other run than the engine's has ended, with its summary or, when it failed, without.</summary>
    private async Task<ScanState> StateOfAsync(Run run, CancellationToken cancellationToken)
    {
        var engineState = await EngineStateAsync(cancellationToken);
        if ((await FindEnginesAsync(engineState, cancellationToken))?.Id != run.Id)
            engineState = null;
        if (engineState is null)
            return new ScanState(
                run.Id,
                run.Summary is null ? OrchestrationStatus.Failed : OrchestrationStatus.Completed,
                run.StartedAt,
                run.Summary?.FinishedAt ?? run.StartedAt,
                null,
                run.Summary,
                null
            );
        var progress = engineState.CustomStatus is { } json ? JsonSerializer.Deserialize<ScanProgress>(json, StateJson.Options) : null;
        var error = engineState.Status == OrchestrationStatus.Failed ? engineState.Output : null;
        return new ScanState(run.Id, engineState.Status, run.StartedAt, engineState.UpdatedAt, progress, run.Summary, error);
    }

    /// <summary>Takes the first free run id from now on: ids are times, and two starts may fall into one millisecond.</summary>
    private async Task<ScanInput> BeginAsync(ScanRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        for (var time = now; ; time = time.AddMilliseconds(1))
        {
            var input = new ScanInput(NewRunId(time), request.Mode, request.Limit, options.TrackerRequests, options.Window, Correlation.Current);
            if (await runs.BeginAsync(input, now, cancellationToken))
                return input;
        }
    }

    private static string NewRunId(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
}
