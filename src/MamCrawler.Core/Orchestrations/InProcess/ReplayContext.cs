using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>What an orchestrator sees. It schedules; <see cref="OrchestrationExecution"/> delivers.</summary>
internal sealed class ReplayContext(string instanceId, string runId, TurnContext turn, ILoggerFactory loggers) : IOrchestrationContext
{
    private const int MaximumStatusBytes = 16 * 1024;
    private readonly List<ScheduledAction> scheduled = [];
    private readonly SortedDictionary<int, PendingAction> pending = [];
    private int guids;

    public string InstanceId => instanceId;

    public DateTimeOffset CurrentUtcDateTime { get; set; }

    public bool IsReplaying { get; set; }

    /// <summary>Everything scheduled so far.</summary>
    public IReadOnlyList<ScheduledAction> Scheduled => scheduled;

    /// <summary>What has not ended.</summary>
    public IReadOnlyDictionary<int, PendingAction> Pending => pending;

    public string? CustomStatus { get; set; }

    /// <summary>The next run's input, when the orchestrator asked for one.</summary>
    public string? NextInput { get; private set; }

    public Guid NewGuid()
    {
        CheckTurn();
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{runId}/{guids++}"))[..16];
        // Version 8 and the variant of RFC 9562: a GUID made by a rule of one's own.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public Task<TOutput> CallActivityAsync<TOutput>(string name, object? input, RetryOptions? retry = null) =>
        retry is null or { MaxAttempts: <= 1 } ? CallAsync<TOutput>(ActionKind.Activity, name, input, null) : CallRepeatedlyAsync<TOutput>(name, input, retry);

    public Task<TOutput> CallSubOrchestratorAsync<TOutput>(string name, object? input, string? instanceId = null) =>
        CallAsync<TOutput>(ActionKind.SubOrchestration, name, input, instanceId);

    public Task CreateTimer(DateTimeOffset fireAt, CancellationToken cancellationToken)
    {
        CheckTurn();
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        var completion = new TaskCompletionSource();
        var id = Schedule(
            new ScheduledAction(scheduled.Count, ActionKind.Timer, ScheduledAction.Timer, fireAt.ToUniversalTime().ToString("O"), fireAt),
            _ => completion.TrySetResult()
        );
        cancellationToken.Register(() =>
        {
            if (pending.Remove(id))
                completion.TrySetCanceled(cancellationToken);
        });
        return completion.Task;
    }

    public void ContinueAsNew(object? input)
    {
        CheckTurn();
        NextInput = LargeText.Check(OrchestrationJson.Write(input), "The next run's input");
    }

    public void SetCustomStatus(object? status)
    {
        CheckTurn();
        var json = status is null ? null : OrchestrationJson.Write(status);
        if (json is not null && Encoding.UTF8.GetByteCount(json) is var bytes and > MaximumStatusBytes)
            throw new ArgumentException($"A custom status has at most {MaximumStatusBytes} bytes, not {bytes}.", nameof(status));
        CustomStatus = json;
    }

    public ILogger CreateReplaySafeLogger(string category) => new ReplaySafeLogger(this, loggers.CreateLogger(category));

    /// <summary>Takes a pending action out; null when it has ended or was cancelled.</summary>
    public PendingAction? Take(int actionId) => pending.Remove(actionId, out var action) ? action : null;

    private Task<TOutput> CallAsync<TOutput>(ActionKind kind, string name, object? input, string? subInstanceId)
    {
        CheckTurn();
        // Not RunContinuationsAsynchronously: what follows must run inside the turn that delivers the result, in one order.
        var completion = new TaskCompletionSource<TOutput>();
        var json = LargeText.Check(OrchestrationJson.Write(input), $"The input of '{name}'");
        Schedule(new ScheduledAction(scheduled.Count, kind, name, json, InstanceId: subInstanceId), end => Complete(completion, end));
        return completion.Task;
    }

    private async Task<TOutput> CallRepeatedlyAsync<TOutput>(string name, object? input, RetryOptions retry)
    {
        var interval = retry.FirstInterval;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await CallAsync<TOutput>(ActionKind.Activity, name, input, null);
            }
            catch (ActivityFailedException) when (attempt < retry.MaxAttempts)
            {
                await CreateTimer(CurrentUtcDateTime + interval, CancellationToken.None);
                interval *= Math.Max(1, retry.BackoffCoefficient);
            }
        }
    }

    private static void Complete<TOutput>(TaskCompletionSource<TOutput> completion, HistoryEvent end)
    {
        if (end.Result is null)
        {
            completion.SetException(new ActivityFailedException(end.Name, end.ErrorType ?? "", end.Error ?? ""));
            return;
        }

        TOutput result;
        try
        {
            result = OrchestrationJson.Read<TOutput>(end.Result);
        }
        catch (JsonException exception)
        {
            completion.SetException(
                new ActivityFailedException(end.Name, typeof(JsonException).FullName!, $"Its result is not a {typeof(TOutput).Name}: {exception.Message}")
            );
            return;
        }

        completion.SetResult(result);
    }

    private int Schedule(ScheduledAction action, Action<HistoryEvent> end)
    {
        scheduled.Add(action);
        pending.Add(action.Id, new PendingAction(action, end));
        return action.Id;
    }

    private void CheckTurn()
    {
        if (!turn.IsCurrent)
            throw new InvalidOperationException(
                "An orchestrator's context was used outside its turn: await only tasks that the context made, without ConfigureAwait and Task.Run."
            );
    }
}
