using System.Globalization;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State.Files;

/// <summary>
/// Queues in the journal <c>queues/</c> below the state directory: a message is a row that says when it is visible. Taking one is a compare-and-swap on its row, so
/// two processes never take the same.
/// </summary>
public sealed class FileWorkQueue(string stateDirectory, TimeProvider time) : IWorkQueue, IDisposable
{
    private const string Table = "Messages";
    private readonly FileTableStore store = new(Path.Combine(stateDirectory, "queues"));

    /// <inheritdoc />
    public async Task SendAsync(string queue, string id, TimeSpan? delay, CancellationToken cancellationToken)
    {
        QueueLimits.CheckQueue(queue);
        QueueLimits.CheckId(id);
        QueueLimits.CheckDelay(delay ?? TimeSpan.Zero);
        var now = time.GetUtcNow();
        // Oldest first; the rest only tells two messages of one moment apart.
        var rowKey = now.UtcTicks.ToString("D19", CultureInfo.InvariantCulture) + "-" + Guid.NewGuid().ToString("N");
        var properties = new Dictionary<string, object>
        {
            ["SchemaVersion"] = 1,
            ["Id"] = id,
            ["VisibleAt"] = now + (delay ?? TimeSpan.Zero),
            ["DequeueCount"] = 0,
        };
        await store.WriteAsync(Table, TableOperation.Insert(new TableRow(queue, rowKey, properties)), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<WorkMessage?> ReceiveAsync(string queue, TimeSpan visibility, CancellationToken cancellationToken)
    {
        QueueLimits.CheckQueue(queue);
        QueueLimits.CheckVisibility(visibility);
        await foreach (var row in store.QueryAsync(Table, queue, RowKeyRange.All, cancellationToken))
        {
            var now = time.GetUtcNow();
            if ((DateTimeOffset)row.Properties["VisibleAt"] <= now && await TryTakeAsync(row, now + visibility, cancellationToken) is { } message)
                return message;
        }

        return null;
    }

    /// <inheritdoc />
    public async Task CompleteAsync(string queue, WorkMessage message, CancellationToken cancellationToken)
    {
        QueueLimits.CheckQueue(queue);
        if (message.Receipt.Split(' ') is not [var rowKey, var etag])
            throw new ArgumentException("The message's receipt is not one of this queue.", nameof(message));
        var row = await store.GetAsync(Table, queue, rowKey, cancellationToken);
        if (row is null || row.ETag != etag || (DateTimeOffset)row.Properties["VisibleAt"] <= time.GetUtcNow())
            return;
        await TryWriteAsync(TableOperation.Delete(queue, rowKey, etag), cancellationToken);
    }

    /// <summary>Closes the files.</summary>
    public void Dispose() => store.Dispose();

    private async Task<WorkMessage?> TryTakeAsync(TableRow row, DateTimeOffset visibleAt, CancellationToken cancellationToken)
    {
        var count = (int)row.Properties["DequeueCount"] + 1;
        var taken = row with
        {
            Properties = new Dictionary<string, object>(row.Properties) { ["VisibleAt"] = visibleAt, ["DequeueCount"] = count },
        };
        return await TryWriteAsync(TableOperation.Replace(taken), cancellationToken) is (true, var etag)
            ? new WorkMessage((string)row.Properties["Id"], count, $"{row.RowKey} {etag}")
            : null;
    }

    private async Task<(bool Written, string? ETag)> TryWriteAsync(TableOperation operation, CancellationToken cancellationToken)
    {
        try
        {
            return (true, await store.WriteAsync(Table, operation, cancellationToken));
        }
        catch (RowConflictException)
        {
            // Somebody else took or completed it; a message is a hint and theirs counts.
            return (false, null);
        }
    }
}
