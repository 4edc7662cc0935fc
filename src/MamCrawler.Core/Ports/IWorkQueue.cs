namespace MamCrawler.Core.Ports;

/// <summary>A queue of hints: a message carries the id of a row and nothing else, may come twice and out of order.</summary>
public interface IWorkQueue
{
    /// <summary>Sends an id (at most 1 KiB), visible at once or after <paramref name="delay"/>.</summary>
    Task SendAsync(string queue, string id, TimeSpan? delay, CancellationToken cancellationToken);

    /// <summary>Takes the next visible message and hides it for <paramref name="visibility"/>; null when there is none.</summary>
    Task<WorkMessage?> ReceiveAsync(string queue, TimeSpan visibility, CancellationToken cancellationToken);

    /// <summary>Removes a message that was dealt with. A message that became visible again in the meantime stays.</summary>
    Task CompleteAsync(string queue, WorkMessage message, CancellationToken cancellationToken);
}
