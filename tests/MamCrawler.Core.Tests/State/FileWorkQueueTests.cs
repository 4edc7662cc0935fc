using MamCrawler.Core.Ports;
using MamCrawler.Core.State.Files;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.State;

public sealed class FileWorkQueueTests : WorkQueueContract, IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly ManualTimeProvider time = new();
    private readonly FileWorkQueue queue;

    public FileWorkQueueTests() => queue = new FileWorkQueue(directory.Path, time);

    protected override IWorkQueue Queue => queue;

    public void Dispose()
    {
        queue.Dispose();
        directory.Dispose();
    }

    [Fact]
    public async Task Receive_SecondProcess_TakesWhatTheFirstSentOldestFirst()
    {
        using var second = new FileWorkQueue(directory.Path, time);
        foreach (var id in new[] { "first", "second", "third" })
        {
            await queue.SendAsync("push", id, null, CancellationToken.None);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("first", (await second.ReceiveAsync("push", TimeSpan.FromMinutes(1), CancellationToken.None))!.Id);
        Assert.Equal("second", (await queue.ReceiveAsync("push", TimeSpan.FromMinutes(1), CancellationToken.None))!.Id);
    }

    [Fact]
    public async Task Complete_VisibilityIsOver_MessageStays()
    {
        await queue.SendAsync("push", "a", null, CancellationToken.None);
        var message = await queue.ReceiveAsync("push", TimeSpan.FromSeconds(5), CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(6));
        await queue.CompleteAsync("push", message!, CancellationToken.None);
        Assert.NotNull(await queue.ReceiveAsync("push", TimeSpan.FromSeconds(5), CancellationToken.None));
    }

    [Fact]
    public async Task Complete_ForeignReceipt_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => queue.CompleteAsync("push", new WorkMessage("a", 1, "?"), CancellationToken.None));

    protected override Task PassAsync(TimeSpan time)
    {
        this.time.Advance(time);
        return Task.CompletedTask;
    }
}
