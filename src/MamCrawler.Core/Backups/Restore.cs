using MamCrawler.Core.Account;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Backups;

/// <summary>
/// Puts a backup into a state. The whole backup is read and found good before anything is changed; one that was killed on the way leaves a mark that keeps every host
/// from using what is there, and is begun anew by the same command. Nothing else may use the state meanwhile.
/// </summary>
public sealed class Restore(ITableStore tables, IDocumentStore documents, TimeProvider clock, ILogger<Restore>? logger = null)
{
    private readonly ILogger log = logger ?? NullLogger<Restore>.Instance;

    /// <summary>Restores.</summary>
    /// <param name="open">Opens the backup from its begin; called twice.</param>
    /// <param name="replace">True to put it in the place of what is there; false refuses a state that is not empty.</param>
    /// <param name="noRest">True when a person wants no day of rest: most likely nothing was fetched or spent since the backup was made.</param>
    /// <param name="cancellationToken">Ends the work; what was begun then stays marked as unfinished.</param>
    /// <exception cref="Faults.FaultException">The backup is not good, or the state is not empty: nothing was changed. Or the state could not be written.</exception>
    public async Task<BackupContents> RunAsync(Func<CancellationToken, Task<Stream>> open, bool replace, bool noRest, CancellationToken cancellationToken)
    {
        BackupContents contents;
        await using (var backup = await open(cancellationToken))
            contents = await BackupStore.CheckAsync(backup, cancellationToken);
        var emptying = new StateEmptying(tables, documents);
        var begun = await RestoreMark.FindAsync(documents, cancellationToken) is not null;
        if (!replace && !begun && await emptying.FindAnythingAsync(cancellationToken) is { } what)
            throw BackupFault.NotEmpty(what);
        await RestoreMark.SetAsync(documents, contents.Id, clock.GetUtcNow(), cancellationToken);
        await emptying.RunAsync(cancellationToken);
        await using (var backup = await open(cancellationToken))
            await WriteAsync(backup, cancellationToken);
        await new RestoreRest(tables, clock).BeginAsync(contents.Id, noRest, cancellationToken);
        await RestoreMark.ClearAsync(documents, cancellationToken);
        log.BackupRestored(contents.Id, contents.Rows.Count, contents.TotalRows);
        return contents;
    }

    private async Task WriteAsync(Stream backup, CancellationToken cancellationToken)
    {
        using var reader = new BackupReader(backup);
        var rows = new RowBatches(tables);
        await using var lines = reader.ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = await lines.MoveNextAsync();
        while (more)
        {
            var line = lines.Current;
            if (line.Kind == BackupLineKind.Document)
            {
                await documents.PutAsync(line.Name, async content => more = await CopyAsync(lines, content, cancellationToken), cancellationToken);
                continue;
            }

            if (line.Kind == BackupLineKind.Table)
                await rows.BeginAsync(line.Name, cancellationToken);
            else if (line.Kind == BackupLineKind.Row)
                await rows.AddAsync(line.Row!, cancellationToken);
            more = await lines.MoveNextAsync();
        }

        await rows.FlushAsync(cancellationToken);
    }

    /// <summary>Copies the document whose line was just read; the first line after it is then the current one.</summary>
    private static async Task<bool> CopyAsync(IAsyncEnumerator<BackupLine> lines, Stream content, CancellationToken cancellationToken)
    {
        while (await lines.MoveNextAsync())
        {
            if (lines.Current.Kind != BackupLineKind.Bytes)
                return true;
            await content.WriteAsync(lines.Current.Bytes, cancellationToken);
        }

        return false;
    }
}
