using System.Globalization;
using Azure.Data.Tables;
using MamCrawler.Core.Ports;

namespace MamCrawler.Azure.Tables;

/// <summary>Rows as the SDK's entities and back.</summary>
internal static class EntityProperties
{
    private const string ETag = "odata.etag";
    private const string TypeOf = "@odata.type";

    /// <summary>The entity of a row, without its ETag.</summary>
    public static TableEntity ToEntity(TableRow row)
    {
        var entity = new TableEntity(row.PartitionKey, row.RowKey);
        foreach (var (name, value) in row.Properties)
        {
            if (value is double number && !double.IsFinite(number))
            {
                // JSON has no such numbers: they travel as text with their type beside it.
                entity[name] = number.ToString(CultureInfo.InvariantCulture);
                entity[name + TypeOf] = "Edm.Double";
            }
            else
            {
                entity[name] = value is DateTimeOffset time ? time.ToUniversalTime() : value;
            }
        }

        return entity;
    }

    /// <summary>The row of an entity that was read.</summary>
    public static TableRow ToRow(TableEntity entity)
    {
        var properties = new Dictionary<string, object>(entity.Count, StringComparer.Ordinal);
        foreach (var (name, value) in entity)
        {
            if (
                value is not null
                && name is not (nameof(entity.PartitionKey) or nameof(entity.RowKey) or nameof(entity.Timestamp) or ETag)
                && !name.EndsWith(TypeOf, StringComparison.Ordinal)
            )
                properties[name] = value;
        }

        return new TableRow(entity.PartitionKey, entity.RowKey, properties, entity.ETag.ToString());
    }
}
