using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.State;

/// <summary>What every queue adapter promises. Derived once per adapter; tests only what Azure Storage Queues promise too.</summary>
public abstract class WorkQueueContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(2);
    private readonly string name = "q" + Guid.NewGuid().ToString("N");

    protected abstract IWorkQueue Queue { get; }

    /// <summary>Lets time pass for the queue.</summary>
    protected abstract Task PassAsync(TimeSpan time);

    [Fact]
    public async Task Receive_EmptyOrUnknownQueue_IsNull() => Assert.Null(await ReceiveAsync());

    [Fact]
    public async Task Receive_Message_CarriesItsIdAndHidesIt()
    {
        await SendAsync("download-1");
        var message = await ReceiveAsync();
        Assert.Equal(("download-1", 1), (message!.Id, message.DequeueCount));
        Assert.Null(await ReceiveAsync());
    }

    [Fact]
    public async Task Receive_VisibilityIsOver_ComesAgainWithAHigherCount()
    {
        await SendAsync("a");
        await ReceiveAsync();
        await PassAsync(Hidden + TimeSpan.FromSeconds(1));
        Assert.Equal(2, (await ReceiveAsync())!.DequeueCount);
    }

    [Fact]
    public async Task Complete_InTime_MessageIsGone()
    {
        await SendAsync("a");
        await Queue.CompleteAsync(name, (await ReceiveAsync())!, None);
        await PassAsync(Hidden + TimeSpan.FromSeconds(1));
        Assert.Null(await ReceiveAsync());
    }

    [Fact]
    public async Task Complete_SomebodyElseReceivedItMeanwhile_MessageStays()
    {
        await SendAsync("a");
        var late = await ReceiveAsync();
        await PassAsync(Hidden + TimeSpan.FromSeconds(1));
        var second = await ReceiveAsync();
        await Queue.CompleteAsync(name, late!, None);
        await PassAsync(Hidden + TimeSpan.FromSeconds(1));
        Assert.Equal(3, (await ReceiveAsync())!.DequeueCount);
        Assert.Equal(2, second!.DequeueCount);
    }

    [Fact]
    public async Task Complete_Twice_NothingHappens()
    {
        await SendAsync("a");
        var message = await ReceiveAsync();
        await Queue.CompleteAsync(name, message!, None);
        await Queue.CompleteAsync(name, message!, None);
        Assert.Null(await ReceiveAsync());
    }

    [Fact]
    public async Task Send_WithDelay_IsVisibleOnlyAfterwards()
    {
        await Queue.SendAsync(name, "later", TimeSpan.FromSeconds(2), None);
        Assert.Null(await ReceiveAsync());
        await PassAsync(TimeSpan.FromSeconds(3));
        Assert.Equal("later", (await ReceiveAsync())!.Id);
    }

    [Fact]
    public async Task Receive_ManyReceiversAtOnce_EachMessageGoesToOne()
    {
        for (var number = 0; number < 20; number++)
            await SendAsync($"{number}");
        var received = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var ids = new List<string>();
                        while (await Queue.ReceiveAsync(name, TimeSpan.FromHours(1), None) is { } message)
                            ids.Add(message.Id);
                        return ids;
                    })
                )
        );
        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"{number}").Order(), received.SelectMany(ids => ids).Order());
    }

    [Fact]
    public async Task Send_IdOfOneKiB_IsKept_LongerOrEmptyIsRefused()
    {
        await SendAsync(new string('i', 1024));
        Assert.Equal(1024, (await ReceiveAsync())!.Id.Length);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => SendAsync(new string('i', 1025)));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => SendAsync(""));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("Upper")]
    [InlineData("two--hyphens")]
    [InlineData("-leading")]
    [InlineData("under_score")]
    public async Task Send_IllegalQueueName_IsRefused(string queue) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queue.SendAsync(queue, "a", null, None));

    [Fact]
    public async Task SendReceive_TimesOutsideTheLimits_AreRefused()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queue.SendAsync(name, "a", TimeSpan.FromDays(8), None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queue.SendAsync(name, "a", TimeSpan.FromSeconds(-1), None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queue.ReceiveAsync(name, TimeSpan.Zero, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queue.ReceiveAsync(name, TimeSpan.FromDays(8), None));
    }

    private Task SendAsync(string id) => Queue.SendAsync(name, id, null, None);

    private Task<WorkMessage?> ReceiveAsync() => Queue.ReceiveAsync(name, Hidden, None);
}
