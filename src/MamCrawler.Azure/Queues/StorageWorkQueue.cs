using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Azure.Queues;

/// <summary>
/// Queues in Azure Queue Storage; a queue is created by the first message sent to it. A message that is not an id is put aside in <c>QUEUE-poison</c>, where the
/// Functions host puts those that failed too often.
/// </summary>
public sealed class StorageWorkQueue(QueueServiceClient service, TimeProvider time) : IWorkQueue
{
    private const string Poison = "-poison";
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    /// <inheritdoc />
    public async Task SendAsync(string queue, string id, TimeSpan? delay, CancellationToken cancellationToken)
    {
        QueueLimits.CheckQueue(queue);
        QueueLimits.CheckId(id);
        QueueLimits.CheckDelay(delay ?? TimeSpan.Zero);
        await GuardAsync(queue, () => SendTextAsync(service.GetQueueClient(queue), QueueMessageText.Encode(id), delay, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<WorkMessage?> ReceiveAsync(string queue, TimeSpan visibility, CancellationToken cancellationToken)
    {
        QueueLimits.CheckQueue(queue);
        QueueLimits.CheckVisibility(visibility);
        var client = service.GetQueueClient(queue);
        WorkMessage? received = null;
        await GuardAsync(
            queue,
            async () =>
            {
                var asked = time.GetUtcNow();
                while (received is null && await NextAsync(client, visibility, cancellationToken) is { } message)
                {
                    if (QueueMessageText.Decode(message.MessageText) is { } id)
                        received = new WorkMessage(id, (int)message.DequeueCount, QueueReceipt.Write(message, asked + visibility));
                    else
                        await PutAsideAsync(client, message, cancellationToken);
                }
            },
            cancellationToken
        );
        return received;
    }

    /// <inheritdoc />
    public async Task CompleteAsync(string queue, WorkMessage message, CancellationToken cancellationToken)
    {
        QueueLimits.CheckQueue(queue);
        var receipt = QueueReceipt.Read(message.Receipt);
        // The service would still delete a message that is visible again until somebody else has received it.
        if (receipt.Until > time.GetUtcNow())
            await GuardAsync(
                queue,
                () => DeleteAsync(service.GetQueueClient(queue), receipt.MessageId, receipt.PopReceipt, cancellationToken),
                cancellationToken
            );
    }

    /// <summary>About how many messages there are, those included that are hidden while somebody works on them; 0 for a queue that does not exist.</summary>
    /// <exception cref="FaultException">The account could not be asked.</exception>
    public async Task<int> CountAsync(string queue, CancellationToken cancellationToken)
    {
        QueueLimits.CheckQueue(queue);
        var count = 0;
        await GuardAsync(
            queue,
            async () =>
            {
                try
                {
                    count = (await service.GetQueueClient(queue).GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
                }
                catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
                {
                    count = 0;
                }
            },
            cancellationToken
        );
        return count;
    }

    private static async Task SendTextAsync(QueueClient client, string text, TimeSpan? delay, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendMessageAsync(text, delay, Forever, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await client.SendMessageAsync(text, delay, Forever, cancellationToken);
        }
    }

    private static async Task<QueueMessage?> NextAsync(QueueClient client, TimeSpan visibility, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.ReceiveMessageAsync(visibility, cancellationToken)).Value;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return null;
        }
    }

    private async Task PutAsideAsync(QueueClient client, QueueMessage message, CancellationToken cancellationToken)
    {
        await SendTextAsync(service.GetQueueClient(client.Name + Poison), message.MessageText, null, cancellationToken);
        await DeleteAsync(client, message.MessageId, message.PopReceipt, cancellationToken);
    }

    private static async Task DeleteAsync(QueueClient client, string messageId, string popReceipt, CancellationToken cancellationToken)
    {
        try
        {
            await client.DeleteMessageAsync(messageId, popReceipt, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404 || exception.ErrorCode == QueueErrorCode.PopReceiptMismatch)
        {
            // Completed already, or somebody else has received it and theirs counts.
        }
    }

    private static async Task GuardAsync(string queue, Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (StorageFault.Of($"Queue '{queue}'", exception, cancellationToken) is { } fault)
        {
            throw fault;
        }
    }
}
