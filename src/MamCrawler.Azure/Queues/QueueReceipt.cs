using System.Globalization;
using Azure.Storage.Queues.Models;

namespace MamCrawler.Azure.Queues;

/// <summary>What proves that a message was received: its id, the service's receipt and until when it is hidden.</summary>
internal sealed record QueueReceipt(string MessageId, string PopReceipt, DateTimeOffset Until)
{
    public static string Write(QueueMessage message, DateTimeOffset until) =>
        string.Create(CultureInfo.InvariantCulture, $"{message.MessageId} {message.PopReceipt} {until.UtcTicks}");

    /// <exception cref="ArgumentException">It is not a receipt of this queue.</exception>
    public static QueueReceipt Read(string receipt) =>
        receipt.Split(' ') is [var id, var pop, var ticks] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            ? new QueueReceipt(id, pop, new DateTimeOffset(until, TimeSpan.Zero))
            : throw new ArgumentException("The message's receipt is not one of this queue.", nameof(receipt));
}
