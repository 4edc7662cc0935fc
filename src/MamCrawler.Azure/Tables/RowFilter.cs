using Azure.Data.Tables;
using MamCrawler.Core.Ports;

namespace MamCrawler.Azure.Tables;

/// <summary>The filter that the service applies to a query; names are quoted by the SDK.</summary>
internal static class RowFilter
{
    public static string? Of(string? partitionKey, RowKeyRange range)
    {
        var parts = new List<string>(3);
        if (partitionKey is not null)
            parts.Add(TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey}"));
        if (range.From is not null)
            parts.Add(TableClient.CreateQueryFilter($"RowKey ge {range.From}"));
        if (range.To is not null)
            parts.Add(TableClient.CreateQueryFilter($"RowKey lt {range.To}"));
        return parts.Count == 0 ? null : string.Join(" and ", parts);
    }
}
