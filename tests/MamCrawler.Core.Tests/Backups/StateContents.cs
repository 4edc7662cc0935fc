using System.Globalization;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Backups;

/// <summary>All that stores hold, as lines that can be compared; without ETags, which no backup keeps.</summary>
internal static class StateContents
{
    internal static async Task<IReadOnlyList<string>> OfAsync(ITableStore tables, IDocumentStore documents, Func<string, bool> counts)
    {
        var lines = new List<string>();
        await foreach (var table in tables.ListTablesAsync(CancellationToken.None))
        {
            if (!counts(table))
                continue;
            await foreach (var row in tables.QueryAsync(table, null, RowKeyRange.All, CancellationToken.None))
            {
                var properties = row
                    .Properties.OrderBy(property => property.Key, StringComparer.Ordinal)
                    .Select(property => $"{property.Key}={Text(property.Value)}");
                lines.Add($"{table} {row.PartitionKey} {row.RowKey} {string.Join(" ", properties)}");
            }
        }

        foreach (var prefix in new[] { "digests/", "metadata/", "reports/" })
        await foreach (var name in documents.ListAsync(prefix, CancellationToken.None))
        {
            await using var content = (await documents.OpenAsync(name, CancellationToken.None))!;
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy);
            lines.Add($"{name} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(copy.ToArray()))} {copy.Length}");
        }

        return lines;
    }

    private static string Text(object value) =>
        $"{value.GetType().Name}:"
        + value switch
        {
            byte[] bytes => Convert.ToHexString(bytes),
            DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
}
