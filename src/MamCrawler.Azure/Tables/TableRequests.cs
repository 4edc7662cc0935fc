using Azure;
using Azure.Data.Tables;
using MamCrawler.Core.Ports;

namespace MamCrawler.Azure.Tables;

/// <summary>The SDK's request for each kind of write.</summary>
internal static class TableRequests
{
    public static Task<Response> SendAsync(TableClient client, TableOperation operation, CancellationToken cancellationToken)
    {
        var entity = EntityProperties.ToEntity(operation.Row);
        return operation.Kind switch
        {
            TableOperationKind.Insert => client.AddEntityAsync(entity, cancellationToken),
            TableOperationKind.Upsert => client.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken),
            TableOperationKind.Replace => client.UpdateEntityAsync(entity, VersionOf(operation), TableUpdateMode.Replace, cancellationToken),
            TableOperationKind.Merge => client.UpdateEntityAsync(entity, VersionOf(operation), TableUpdateMode.Merge, cancellationToken),
            _ => client.DeleteEntityAsync(entity.PartitionKey, entity.RowKey, VersionOf(operation), cancellationToken),
        };
    }

    public static TableTransactionAction ActionOf(TableOperation operation)
    {
        var kind = operation.Kind switch
        {
            TableOperationKind.Insert => TableTransactionActionType.Add,
            TableOperationKind.Upsert => TableTransactionActionType.UpsertReplace,
            TableOperationKind.Replace => TableTransactionActionType.UpdateReplace,
            TableOperationKind.Merge => TableTransactionActionType.UpdateMerge,
            _ => TableTransactionActionType.Delete,
        };
        return new TableTransactionAction(kind, EntityProperties.ToEntity(operation.Row), VersionOf(operation));
    }

    private static ETag VersionOf(TableOperation operation) => operation.Row.ETag is { } etag ? new ETag(etag) : ETag.All;
}
