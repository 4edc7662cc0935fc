using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Telemetry;

/// <summary>A queue whose messages go nowhere.</summary>
internal sealed class NoQueue : IWorkQueue
{
    public Task SendAsync(string queue, string id, TimeSpan? delay, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<WorkMessage?> ReceiveAsync(string queue, TimeSpan visibility, CancellationToken cancellationToken) => Task.FromResult<WorkMessage?>(null);

    public Task CompleteAsync(string queue, WorkMessage message, CancellationToken cancellationToken) => Task.CompletedTask;
}
