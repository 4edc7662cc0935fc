using MamCrawler.Core.Faults;
using MamCrawler.Core.Notices;
using MamCrawler.Core.Schedules;

namespace MamCrawler.Core.Tests.Notices;

/// <summary>Messages are tried again ever less often, age out with a said loss, and one that is refused does not keep the others waiting.</summary>
public sealed class OutboxPostTests : IDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(10);
    private readonly NoticeBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Run_Away_EndsWellIsTriedEverLessOftenAndSentInOrder()
    {
        bench.Webhook.Answer = NoticeBench.Always(NoticeBench.Away());
        bench.Hold("a");
        Assert.Equal(JobResult.Done, (await bench.RunAsync()).Result);
        bench.Hold("b");
        for (var round = 0; round < 12 * 6; round++)
            await bench.RunAfterAsync(Round);
        // At once, after 10, 30, 70, 150, 310 and 630 minutes.
        Assert.Equal(7, bench.Webhook.Asked);
        var standing = await bench.ReadAsync();
        Assert.Equal((2, "It is away."), (standing.Waiting, standing.Why));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), standing.FailingSince);
        Assert.All(bench.Log.Named("NoticeFailed"), entry => Assert.Contains("fault=WebhookUnavailable", entry.Text, StringComparison.Ordinal));

        bench.Webhook.Answer = _ => null;
        await bench.RunAfterAsync(TimeSpan.FromHours(6));
        Assert.Equal(["Held: a", "Held: b"], bench.Webhook.Taken.Select(notice => notice.Title));
        standing = await bench.ReadAsync();
        Assert.Equal((0, null, ""), (standing.Waiting, standing.FailingSince, standing.Why));
        Assert.Equal(bench.Clock.GetUtcNow(), standing.DeliveredAt);
    }

    [Fact]
    public async Task Run_AskedToWait_WaitsAsLong()
    {
        bench.Webhook.Answer = NoticeBench.Always(NoticeBench.Away(TimeSpan.FromMinutes(35)));
        bench.Hold("a");
        await bench.RunAsync();
        for (var round = 0; round < 3; round++)
            await bench.RunAfterAsync(Round);
        Assert.Equal(1, bench.Webhook.Asked);
        await bench.RunAfterAsync(Round);
        Assert.Equal(2, bench.Webhook.Asked);
    }

    [Fact]
    public async Task Run_SevenDaysAway_GivesUpAndTheNextOneSaysSo()
    {
        bench.Webhook.Answer = NoticeBench.Always(NoticeBench.Away());
        bench.Hold("a");
        await bench.RunAsync();
        await bench.RunAfterAsync(TimeSpan.FromDays(7.5));
        Assert.Equal(1, (await bench.ReadAsync()).Lost);
        Assert.Contains("why=\"It is away.\"", Assert.Single(bench.Log.Named("NoticeLost")).Text, StringComparison.Ordinal);
        bench.Webhook.Answer = _ => null;
        bench.Hold("b");
        await bench.RunAfterAsync(TimeSpan.FromHours(6));
        var notice = Assert.Single(bench.Webhook.Taken);
        Assert.StartsWith("1 earlier message was given up", notice.Lines[0], StringComparison.Ordinal);
        Assert.Equal(0, (await bench.ReadAsync()).Lost);
        bench.Hold("c");
        await bench.RunAfterAsync(Round);
        Assert.Equal(["Look at it."], bench.Webhook.Taken[^1].Lines);
    }

    [Fact]
    public async Task Run_TooManyWait_TheOldestAreGivenUp()
    {
        bench.Webhook.Answer = NoticeBench.Always(NoticeBench.Away());
        for (var number = 0; number < OutboxPost.Most + 3; number++)
        {
            bench.Hold($"{number:00}");
            await bench.RunAfterAsync(TimeSpan.FromMinutes(1));
        }

        var standing = await bench.ReadAsync();
        Assert.Equal((OutboxPost.Most, 3), (standing.Waiting, standing.Lost));
    }

    [Fact]
    public async Task Run_OneMessageThatIsNotTaken_KeepsNoOtherWaitingAndIsGivenUp()
    {
        bench.Webhook.Answer = notice =>
            notice.Title.EndsWith("bad", StringComparison.Ordinal) ? new StopFaultException(FaultName.WebhookRefused, "Webhook", "It does not take it.") : null;
        bench.Hold("bad");
        await bench.RunAsync();
        bench.Hold("good");
        await bench.RunAfterAsync(Round);
        Assert.Equal("Held: good", Assert.Single(bench.Webhook.Taken).Title);
        for (var round = 0; round < OutboxPost.MostRefusals; round++)
            await bench.RunAfterAsync(Round);
        Assert.Equal(0, (await bench.ReadAsync()).Waiting);
        Assert.Equal(OutboxPost.MostRefusals, bench.Log.Named("NoticeFailed").Count);
        Assert.Single(bench.Log.Named("NoticeLost"));
    }

    [Fact]
    public async Task Run_AddressNotGood_WaitsForAPersonAndKeepsTheMessage()
    {
        bench.Webhook.Answer = NoticeBench.Always(new AskPersonFaultException(FaultName.WebhookRefused, "Webhook", "It refused (404)."));
        bench.Hold("a");
        await bench.RunAsync();
        Assert.Equal("It refused (404).", (await bench.ReadAsync()).Why);
        bench.Webhook.Answer = _ => null;
        await bench.RunAfterAsync(Round);
        Assert.Single(bench.Webhook.Taken);
    }

    [Fact]
    public async Task Test_NoWebhook_IsNotConfigured()
    {
        var desk = new NoticeDesk(bench.Outbox, null, bench.Clock);
        Assert.False((await desk.ReadAsync(TestContext.Current.CancellationToken)).Enabled);
        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => desk.TestAsync(TestContext.Current.CancellationToken));
        Assert.Equal(FaultName.NotConfigured, fault.Fault.Name);
        await new NoticeDesk(bench.Outbox, bench.Webhook, bench.Clock).TestAsync(TestContext.Current.CancellationToken);
        Assert.Equal(NoticeKind.Test, Assert.Single(bench.Webhook.Taken).Kind);
    }
}
