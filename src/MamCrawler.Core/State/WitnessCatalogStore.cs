using MamCrawler.Core.Gaps;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State;

/// <summary>
/// What witnesses said: table <c>WitnessCatalogs</c>, a partition a witness, a row a series or author. A chunk of the snapshot is a range of keys,
/// so that its catalogs come with one query, however the chunks' boundaries move.
/// </summary>
public sealed class WitnessCatalogStore(ITableStore tables)
{
    private const string Table = "WitnessCatalogs";
    private const int LargestProperty = 64 * 1024;

    /// <summary>The catalogs kept for keys from <paramref name="firstKey"/> to <paramref name="lastKey"/>, both included.</summary>
    public async Task<IReadOnlyDictionary<string, StoredCatalog>> ReadRangeAsync(
        string witness,
        string firstKey,
        string lastKey,
        CancellationToken cancellationToken
    )
    {
        var catalogs = new Dictionary<string, StoredCatalog>(StringComparer.Ordinal);
        var range = new RowKeyRange(TableKeys.Encode(firstKey), TableKeys.Encode(lastKey) + '\u0001');
        await foreach (var row in tables.QueryAsync(Table, TableKeys.Encode(witness), new RowKeyRange(range.From, null), cancellationToken))
        {
            if (string.CompareOrdinal(row.RowKey, TableKeys.Encode(lastKey)) > 0)
                break;
            catalogs[TableKeys.Decode(row.RowKey)] = new StoredCatalog(row.Json<SeriesCatalog>("Catalog"), row.Find<DateTimeOffset>("ReadAt"));
        }

        return catalogs;
    }

    /// <summary>Keeps what a witness said; a null catalog keeps that it does not know the series. A catalog too large for a row is asked for again next time.</summary>
    public Task PutAsync(string witness, IEnumerable<KeyValuePair<string, StoredCatalog>> catalogs, CancellationToken cancellationToken) =>
        tables.WriteAllAsync(
            Table,
            from entry in catalogs
            let row = RowOf(witness, entry.Key, entry.Value)
            where row is not null
            select TableOperation.Upsert(row),
            cancellationToken
        );

    private static TableRow? RowOf(string witness, string key, StoredCatalog stored)
    {
        var properties = new Dictionary<string, object> { ["SchemaVersion"] = 1, ["ReadAt"] = stored.ReadAt };
        if (stored.Catalog is not null)
        {
            var bytes = StateJson.Compress(stored.Catalog);
            if (bytes.Length > LargestProperty)
                return null;
            properties["Catalog"] = bytes;
        }

        return new TableRow(TableKeys.Encode(witness), TableKeys.Encode(key), properties);
    }
}
