namespace MamCrawler.Core.Ports;

/// <summary>A row: its keys, its properties (types of Table Storage only) and, when it was read, its ETag.</summary>
public sealed record TableRow(string PartitionKey, string RowKey, IReadOnlyDictionary<string, object> Properties, string? ETag = null);
