using MamCrawler.Core.Downloads;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Backups;

/// <summary>
/// The rows of a table as they go into a backup. The tables are read while others write to them, so what two rows say of each other is made to agree here.
/// </summary>
internal static class BackupRows
{
    private static readonly string[] Leases = ["LeaseHolder", "LeaseUntil"];

    internal static IAsyncEnumerable<TableRow> Of(string table, IAsyncEnumerable<TableRow> rows) =>
        table switch
        {
            DownloadRows.Table => WholeHistories(rows),
            OrchestrationInstances.Table => Ended(rows),
            _ => rows,
        };

    // A download stands before its history, so a transition may have come that its row does not count yet: it would stand in the way of the next one.
    private static async IAsyncEnumerable<TableRow> WholeHistories(IAsyncEnumerable<TableRow> rows)
    {
        var (download, newest) = ("", "");
        await foreach (var row in rows)
        {
            if (row.RowKey == DownloadRows.DownloadKey)
                (download, newest) = (row.PartitionKey, DownloadRows.HistoryKey(DownloadRows.Transitions(row)));
            var isHistory = row.RowKey.StartsWith(DownloadRows.HistoryPrefix, StringComparison.Ordinal);
            if (!isHistory || (row.PartitionKey == download && string.CompareOrdinal(row.RowKey, newest) <= 0))
                yield return row;
        }
    }

    // A run that goes on here goes on nowhere else: its history is in no backup.
    private static async IAsyncEnumerable<TableRow> Ended(IAsyncEnumerable<TableRow> rows)
    {
        await foreach (var row in rows)
            if (row.Properties.GetValueOrDefault("Status") is nameof(OrchestrationStatus.Completed) or nameof(OrchestrationStatus.Failed))
                yield return row with
                {
                    Properties = row.Properties.Where(property => !Leases.Contains(property.Key)).ToDictionary(StringComparer.Ordinal),
                };
    }
}
