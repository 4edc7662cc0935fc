using System.Reflection;
using System.Runtime.CompilerServices;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Backups;

/// <summary>
/// Backups of the whole state (rules.md 8): each is one document <c>backups/ID.jsonl.gz</c> that says itself what it is and ends in a checksum. The tracker's session is in
/// none (rules.md 5), nor are leases, locks and queues. docs/state.md describes the format.
/// </summary>
public sealed class BackupStore(ITableStore tables, IDocumentStore documents, TimeProvider clock, ILogger<BackupStore>? logger = null)
{
    /// <summary>How many are kept (rules.md 8).</summary>
    public const int Kept = 30;

    private static readonly string Version =
        typeof(BackupStore).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private readonly ILogger log = logger ?? NullLogger<BackupStore>.Instance;

    /// <summary>The name of the document that a backup is.</summary>
    /// <param name="id">The backup's id.</param>
    public static string DocumentOf(string id) => BackupFormat.NameOf(id);

    /// <summary>Makes a backup, reads it back, and deletes all but the newest 30.</summary>
    /// <exception cref="Faults.FaultException">The state could not be read or written, or what was written could not be read back. No older one was deleted.</exception>
    public async Task<BackupContents> MakeAsync(CancellationToken cancellationToken)
    {
        await RestoreMark.RefuseUnfinishedAsync(documents, cancellationToken);
        var now = clock.GetUtcNow();
        var id = BackupFormat.IdOf(now);
        var header = new BackupHeader(id, now, Version, await TablesAsync(cancellationToken));
        await documents.PutAsync(BackupFormat.NameOf(id), target => WriteAsync(target, header, cancellationToken), cancellationToken);
        await using var written = await OpenAsync(id, cancellationToken) ?? throw BackupFault.NoSuchBackup(id);
        var contents = await CheckAsync(written, cancellationToken);
        var removed = await PruneAsync(cancellationToken);
        log.BackupWritten(id, contents.Rows.Count, contents.TotalRows, contents.Bytes, removed);
        return contents;
    }

    /// <summary>The ids of the backups that are kept, oldest first.</summary>
    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var name in documents.ListAsync(BackupFormat.Root, cancellationToken))
            if (BackupFormat.FindId(name) is { } id)
                yield return id;
    }

    /// <summary>Opens a backup; null when none of this id is kept.</summary>
    public async Task<Stream?> OpenAsync(string id, CancellationToken cancellationToken) =>
        BackupFormat.IsId(id) ? await documents.OpenAsync(BackupFormat.NameOf(id), cancellationToken) : null;

    /// <summary>Reads a backup from its begin to its end.</summary>
    /// <returns>What it holds; it is whole.</returns>
    /// <exception cref="Faults.FaultException">It is not a backup, cut short, damaged, or made by a newer version.</exception>
    public static async Task<BackupContents> CheckAsync(Stream backup, CancellationToken cancellationToken)
    {
        using var reader = new BackupReader(backup);
        var last = await reader.ReadAsync(cancellationToken).LastAsync(cancellationToken);
        return last.Contents!;
    }

    private async Task<IReadOnlyDictionary<string, int>> TablesAsync(CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (var name in tables.ListTablesAsync(cancellationToken))
            if (StateTables.Find(name) is { Use: StateTableUse.BackedUp } table)
                found[table.Name] = table.SchemaVersion;
        return found;
    }

    private async Task WriteAsync(Stream target, BackupHeader header, CancellationToken cancellationToken)
    {
        await using var writer = new BackupWriter(target, header);
        await writer.WriteHeaderAsync(cancellationToken);
        foreach (var table in header.Tables.Keys)
        {
            await writer.BeginTableAsync(table, cancellationToken);
            await foreach (var row in BackupRows.Of(table, tables.QueryAsync(table, null, RowKeyRange.All, cancellationToken)))
                await writer.WriteRowAsync(row, cancellationToken);
        }

        foreach (var prefix in StateDocuments.BackedUp)
        await foreach (var name in documents.ListAsync(prefix, cancellationToken))
        {
            await using var content = await documents.OpenAsync(name, cancellationToken);
            // One that was deleted since it was listed is in no later backup either.
            if (content is not null)
                await writer.WriteDocumentAsync(name, content, cancellationToken);
        }

        await writer.EndAsync(cancellationToken);
    }

    private async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        var ids = await ListAsync(cancellationToken).ToListAsync(cancellationToken);
        var old = ids.SkipLast(Kept).ToArray();
        foreach (var id in old)
            await documents.DeleteAsync(BackupFormat.NameOf(id), cancellationToken);
        return old.Length;
    }
}
