using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State;

/// <summary>The named faults of rows that this version cannot read: after going back to an older version, or after damage. Nothing is guessed.</summary>
internal static class RowFault
{
    private const string Service = "State";

    /// <summary>A newer version wrote the row in a form that this one does not know.</summary>
    internal static AskPersonFaultException NewerSchema(string table, TableRow row, int schema) =>
        new(
            FaultName.NewerState,
            Service,
            $"Row '{row.RowKey}' of table {table} has schema version {schema}, which this version does not know, so it was left as it is. "
                + "Install the newer version that wrote it, or restore a backup of this one."
        );

    /// <summary>A property holds a word that this version does not know.</summary>
    internal static AskPersonFaultException UnknownWord(TableRow row, string property, string word) =>
        new(
            FaultName.NewerState,
            Service,
            $"Row '{row.PartitionKey}' / '{row.RowKey}' says {property} '{Cut(word)}', which this version does not know; a newer one wrote it, so it was left as it is. "
                + "Install the newer version, or restore a backup of this one."
        );

    /// <summary>A property is missing, of another type, or cannot be read.</summary>
    internal static AskPersonFaultException Damaged(TableRow row, string property, Exception? cause = null) =>
        new(
            FaultName.StateDamaged,
            Service,
            $"Row '{row.PartitionKey}' / '{row.RowKey}' holds no {property} that this version can read, so it was left as it is. "
                + "Install the version that wrote it, or restore a backup.",
            cause
        );

    private static string Cut(string word) => word.Length <= 40 ? word : word[..40];
}
