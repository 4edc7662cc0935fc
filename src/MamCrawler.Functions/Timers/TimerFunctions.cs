using MamCrawler.Core.Schedules;
using MamCrawler.Functions.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace MamCrawler.Functions.Timers;

/// <summary>A timer for every schedule of rules.md 8, each running the job of its name. The host keeps when each ran last, so that a time that passed meanwhile is made up for once.</summary>
public sealed class TimerFunctions(ScheduledRun run, PoisonWatch poison)
{
    [Function(FunctionNames.WatchDownloads)]
    public Task WatchDownloadsAsync(
        [TimerTrigger(ScheduleExpressions.WatchDownloads, UseMonitor = true)] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken stop
    ) => run.RunAsync(Schedules.WatchDownloads, client, stop);

    [Function(FunctionNames.SweepQueue)]
    public async Task SweepQueueAsync([TimerTrigger(ScheduleExpressions.SweepQueue, UseMonitor = true)] TimerInfo timer, CancellationToken stop)
    {
        await poison.LookAsync(stop);
        await run.RunAsync(Schedules.SweepQueue, stop);
    }

    [Function(FunctionNames.GuardAccount)]
    public Task GuardAccountAsync([TimerTrigger(ScheduleExpressions.GuardAccount, UseMonitor = true)] TimerInfo timer, CancellationToken stop) =>
        run.RunAsync(Schedules.GuardAccount, stop);

    [Function(FunctionNames.ScanGaps)]
    public Task ScanGapsAsync(
        [TimerTrigger(ScheduleExpressions.ScanGaps, UseMonitor = true)] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken stop
    ) => run.RunAsync(Schedules.ScanGaps, client, stop);

    [Function(FunctionNames.FillMetadata)]
    public Task FillMetadataAsync([TimerTrigger(ScheduleExpressions.FillMetadata, UseMonitor = true)] TimerInfo timer, CancellationToken stop) =>
        run.RunAsync(Schedules.FillMetadata, stop);

    [Function(FunctionNames.RefreshVipAndPending)]
    public Task RefreshVipAndPendingAsync(
        [TimerTrigger(ScheduleExpressions.RefreshVipAndPending, UseMonitor = true)] TimerInfo timer,
        CancellationToken stop
    ) => run.RunAsync(Schedules.RefreshVipAndPending, stop);

    [Function(FunctionNames.EnrichNewBooks)]
    public Task EnrichNewBooksAsync([TimerTrigger(ScheduleExpressions.EnrichNewBooks, UseMonitor = true)] TimerInfo timer, CancellationToken stop) =>
        run.RunAsync(Schedules.EnrichNewBooks, stop);

    [Function(FunctionNames.LookAtTopTen)]
    public Task LookAtTopTenAsync([TimerTrigger(ScheduleExpressions.LookAtTopTen, UseMonitor = true)] TimerInfo timer, CancellationToken stop) =>
        run.RunAsync(Schedules.LookAtTopTen, stop);

    [Function(FunctionNames.SendNotices)]
    public Task SendNoticesAsync([TimerTrigger(ScheduleExpressions.SendNotices, UseMonitor = true)] TimerInfo timer, CancellationToken stop) =>
        run.RunAsync(Schedules.SendNotices, stop);

    [Function(FunctionNames.WriteDigest)]
    public Task WriteDigestAsync([TimerTrigger(ScheduleExpressions.WriteDigest, UseMonitor = true)] TimerInfo timer, CancellationToken stop) =>
        run.RunAsync(Schedules.WriteDigest, stop);

    [Function(FunctionNames.BackUp)]
    public Task BackUpAsync([TimerTrigger(ScheduleExpressions.BackUp, UseMonitor = true)] TimerInfo timer, CancellationToken stop) =>
        run.RunOnStateAsync(Schedules.BackUp, stop);

    [Function(FunctionNames.RefreshAllMetadata)]
    public Task RefreshAllMetadataAsync([TimerTrigger(ScheduleExpressions.RefreshAllMetadata, UseMonitor = true)] TimerInfo timer, CancellationToken stop) =>
        run.RunAsync(Schedules.RefreshAllMetadata, stop);

    [Function(FunctionNames.PurgeHistory)]
    public Task PurgeHistoryAsync(
        [TimerTrigger(ScheduleExpressions.PurgeHistory, UseMonitor = true)] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken stop
    ) => run.RunAsync(Schedules.PurgeHistory, client, stop);
}
