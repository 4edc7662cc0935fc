using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MamCrawler.Azure.Tests.Cost;

/// <summary>Counts what a storage account bills: every request as it is sent, repeated ones included.</summary>
internal sealed class TransactionCounter : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public int Total => counts.Values.Sum();

    /// <summary>How many of each kind, the most frequent first.</summary>
    public override string ToString() => string.Join(", ", counts.OrderByDescending(kind => kind.Value).Select(kind => $"{kind.Key} {kind.Value}"));

    public override void OnSendingRequest(HttpMessage message)
    {
        var uri = message.Request.Uri.ToUri();
        var parts = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        // /ACCOUNT/Table(PartitionKey='…'), /ACCOUNT/container/documents/…, /ACCOUNT/queue/messages
        var what = parts.Length > 2 ? parts[2] : parts[^1].Split('(')[0];
        counts.AddOrUpdate($"{message.Request.Method} {what}", 1, (_, count) => count + 1);
    }
}
