using System.Text;
using Azure.Storage.Queues;
using MamCrawler.Azure.Queues;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Tests.State;
using MamCrawler.Tests;

namespace MamCrawler.Azure.Tests.Queues;

/// <summary>The contract on Azurite, and what messages look like on the wire.</summary>
public sealed class StorageWorkQueueTests : WorkQueueContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly string name = "q" + Guid.NewGuid().ToString("N");
    private readonly QueueServiceClient service;

    public StorageWorkQueueTests(Azurite azurite)
    {
        service = azurite.Connect().Queues;
        Queue = new StorageWorkQueue(service, TimeProvider.System);
    }

    protected override IWorkQueue Queue { get; }

    [Theory]
    [InlineData("mam-123456")]
    [InlineData("本の虫 & <ä>")]
    public async Task Send_Id_TravelsAsBase64OfUtf8(string id)
    {
        await Queue.SendAsync(name, id, null, None);
        var message = (await service.GetQueueClient(name).PeekMessageAsync(None)).Value;
        Assert.Equal(Convert.ToBase64String(Encoding.UTF8.GetBytes(id)), message.MessageText);
        Assert.Equal(id, (await Queue.ReceiveAsync(name, Minute, None))!.Id);
    }

    [Fact]
    public async Task Count_OfMessages_IncludesThoseInHand()
    {
        Assert.Equal(0, await ((StorageWorkQueue)Queue).CountAsync(name, None));
        await Queue.SendAsync(name, "mam-1", null, None);
        await Queue.ReceiveAsync(name, Minute, None);
        Assert.Equal(1, await ((StorageWorkQueue)Queue).CountAsync(name, None));
    }

    [Fact]
    public async Task Send_LongestIdInManyBytes_FitsIntoAMessage()
    {
        var id = new string('本', 341);
        await Queue.SendAsync(name, id, null, None);
        Assert.Equal(id, (await Queue.ReceiveAsync(name, Minute, None))!.Id);
    }

    [Fact]
    public async Task Receive_MessagesThatAreNoIds_ArePutAsideAndTheNextIdComes()
    {
        var client = service.GetQueueClient(name);
        await client.CreateAsync(cancellationToken: None);
        string[] foreign = ["plain text", Convert.ToBase64String([0xff, 0xfe, 0xfd]), "%%%"];
        foreach (var text in foreign)
            await client.SendMessageAsync(text, None);
        await Queue.SendAsync(name, "mam-1", null, None);
        Assert.Equal("mam-1", (await Queue.ReceiveAsync(name, Minute, None))!.Id);
        Assert.Null(await Queue.ReceiveAsync(name, Minute, None));
        var aside = (await service.GetQueueClient(name + "-poison").PeekMessagesAsync(10, None)).Value;
        Assert.Equal(foreign, aside.Select(message => message.MessageText));
    }

    [Fact]
    public async Task Complete_VisibilityIsOver_MessageStays()
    {
        var time = new ManualTimeProvider();
        var queue = new StorageWorkQueue(service, time);
        await queue.SendAsync(name, "a", null, None);
        var message = await queue.ReceiveAsync(name, TimeSpan.FromSeconds(1), None);
        time.Advance(TimeSpan.FromSeconds(2));
        await queue.CompleteAsync(name, message!, None);
        await PassAsync(TimeSpan.FromSeconds(1.5));
        Assert.Equal(2, (await queue.ReceiveAsync(name, Minute, None))!.DequeueCount);
    }

    [Fact]
    public async Task Complete_QueueIsNotThere_NothingHappens()
    {
        await Queue.SendAsync(name, "a", null, None);
        var message = await Queue.ReceiveAsync(name, Minute, None);
        await service.GetQueueClient(name).DeleteAsync(None);
        await Queue.CompleteAsync(name, message!, None);
    }

    [Fact]
    public async Task Complete_ForeignReceipt_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Queue.CompleteAsync(name, new WorkMessage("a", 1, "?"), None));

    // The service has a clock of its own, which nobody can move.
    protected override Task PassAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System);
}
