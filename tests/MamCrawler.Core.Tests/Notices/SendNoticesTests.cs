using MamCrawler.Core.Faults;
using MamCrawler.Core.Notices;
using MamCrawler.Core.Schedules;

namespace MamCrawler.Core.Tests.Notices;

/// <summary>Each hold and alarm is told once; a dead webhook holds nothing up and loses nothing unsaid.</summary>
public sealed class SendNoticesTests : IDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(10);
    private readonly NoticeBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Run_AHold_IsToldOnceAndNotEachRound()
    {
        bench.Hold("a");
        for (var round = 0; round < 5; round++)
            await bench.RunAfterAsync(Round);
        var notice = Assert.Single(bench.Webhook.Taken);
        Assert.Equal(("Held: a", NoticeKind.Hold), (notice.Title, notice.Kind));
        Assert.Equal(["Look at it."], notice.Lines);
    }

    [Fact]
    public async Task Run_ABurst_IsOneMessageWithTheAlarmsFirst()
    {
        for (var number = 0; number < 60; number++)
            bench.Hold($"{number:00}");
        bench.Matters.Add(new Matter(NoticeKind.Alarm, "freeze", "Frozen", "The ratio fell."));
        await bench.RunAsync();
        var notice = Assert.Single(bench.Webhook.Taken);
        Assert.Equal(("61 things need you", NoticeKind.Alarm), (notice.Title, notice.Kind));
        Assert.Equal("Frozen: The ratio fell.", notice.Lines[0]);
        Assert.Equal((41, "And 21 more; 'mamcrawler queue' lists the downloads."), (notice.Lines.Count, notice.Lines[^1]));
    }

    [Fact]
    public async Task Run_WhatFlaps_IsToldAnewOnlyAfterAQuietHour()
    {
        bench.Hold("a");
        await bench.RunAsync();
        bench.Matters.Clear();
        await bench.RunAfterAsync(Round);
        bench.Hold("a");
        await bench.RunAfterAsync(Round);
        Assert.Single(bench.Webhook.Taken);
        bench.Matters.Clear();
        await bench.RunAfterAsync(Round);
        await bench.RunAfterAsync(TimeSpan.FromHours(1));
        bench.Hold("a");
        await bench.RunAfterAsync(Round);
        Assert.Equal(2, bench.Webhook.Taken.Count);
        Assert.NotEqual(bench.Webhook.Taken[0].Id, bench.Webhook.Taken[1].Id);
    }

    [Fact]
    public async Task Run_ASourceThatCannotLook_ForgetsNothingAndIsTold()
    {
        bench.Hold("a");
        await bench.RunAsync();
        bench.Blind = new WaitFaultException(FaultName.StateUnavailable, "State", "It could not be read.");
        await bench.RunAfterAsync(TimeSpan.FromHours(2));
        await bench.RunAfterAsync(TimeSpan.FromHours(2));
        bench.Blind = null;
        await bench.RunAfterAsync(Round);
        Assert.Single(bench.Webhook.Taken);
        Assert.Equal(2, bench.Log.Named("JobFault").Count);
    }

    [Fact]
    public async Task Run_KilledBetweenSendingAndMarking_SendsItAgainUnderTheSameId()
    {
        bench.Hold("a");
        bench.Webhook.Afterwards = new InvalidOperationException("killed");
        await Assert.ThrowsAsync<InvalidOperationException>(bench.RunAsync);
        bench.Webhook.Afterwards = null;
        await bench.RunAfterAsync(Round);
        await bench.RunAfterAsync(Round);
        Assert.Equal(2, bench.Webhook.Taken.Count);
        Assert.Equal(bench.Webhook.Taken[0].Id, bench.Webhook.Taken[1].Id);
    }

    [Fact]
    public async Task Run_NoWebhook_DoesNothing()
    {
        bench.Hold("a");
        var job = new SendNotices([bench], bench.Outbox, null, bench.Clock, bench.Log.Of<SendNotices>());
        Assert.Equal(JobResult.Skipped, (await job.RunAsync(TestContext.Current.CancellationToken)).Result);
        Assert.Equal(0, await bench.Tables.ListTablesAsync(TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Run_NothingNew_WritesNothing()
    {
        bench.Hold("a");
        await bench.RunAsync();
        var before = await TagsAsync();
        await bench.RunAfterAsync(Round);
        Assert.Equal(before, await TagsAsync());
    }

    [Fact]
    public async Task Run_MoreThanCanBeRemembered_IsToldWhenThereIsRoom()
    {
        for (var number = 0; number < ToldMatters.Most + 3; number++)
            bench.Hold($"{number:0000}");
        await bench.RunAsync();
        bench.Matters.RemoveRange(0, 10);
        await bench.RunAfterAsync(Round);
        await bench.RunAfterAsync(ToldMatters.QuietTime);
        await bench.RunAfterAsync(Round);
        Assert.Equal([$"{ToldMatters.Most} things need you", "3 things need you"], bench.Webhook.Taken.Select(notice => notice.Title));
    }

    private async Task<List<string?>> TagsAsync() =>
        await bench
            .Tables.QueryAsync("Outbox", null, Core.Ports.RowKeyRange.All, TestContext.Current.CancellationToken)
            .Select(row => row.RowKey + row.ETag)
            .ToListAsync<string?>(TestContext.Current.CancellationToken);
}
