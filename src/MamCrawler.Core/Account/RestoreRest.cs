using System.Globalization;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Account;

/// <summary>
/// The day of rest after a restore: the ledgers are those of the backup, and what was fetched and spent since is in none of them. Until the tracker's own counts hold it
/// nothing is fetched and nothing is spent. Table <c>Restores</c>, which no backup holds and no restore touches.
/// </summary>
public sealed class RestoreRest(ITableStore tables, TimeProvider time)
{
    /// <summary>How long it lasts: no pace and no cap looks back further.</summary>
    public static TimeSpan Lasts { get; } = TimeSpan.FromHours(24);

    internal const string Table = "Restores";
    private const string Partition = "restore";
    private const string Last = "last";
    private const int SchemaVersion = 1;

    /// <summary>Begins it. Called while nothing uses the state yet.</summary>
    /// <param name="backup">The backup's id.</param>
    /// <param name="noRest">True when a person wants none.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    /// <exception cref="Faults.FaultException">The state could not be written.</exception>
    public Task BeginAsync(string backup, bool noRest, CancellationToken cancellationToken) => WriteAsync(backup, time.GetUtcNow(), noRest, cancellationToken);

    /// <summary>Ends it, because a person wants it: most likely nothing was fetched or spent between backup and restore. False when there is none.</summary>
    /// <exception cref="Faults.FaultException">The state could not be written.</exception>
    public async Task<bool> EndAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is not { } rest)
            return false;
        await WriteAsync(rest.Backup, rest.At, noRest: true, cancellationToken);
        return true;
    }

    /// <summary>Why nothing is fetched or spent, and until when; null when there is no such reason.</summary>
    internal async Task<(string Why, DateTimeOffset Until)?> FindAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) is { } rest
            ? (
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Backup {rest.Backup} was restored at {rest.At:yyyy-MM-dd HH:mm} UTC. What was fetched and spent since it was made is not in it, so nothing is fetched or spent before {rest.At + Lasts:yyyy-MM-dd HH:mm} UTC. If there was nothing, or you take that upon yourself, end the rest: 'mamcrawler restore --no-rest', or in restore/request.json."
                ),
                rest.At + Lasts
            )
            : null;

    private async Task<(string Backup, DateTimeOffset At)?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await tables.GetAsync(Table, Partition, Last, cancellationToken) is not { } row || row.Find<bool>("NoRest"))
            return null;
        var at = row.Need<DateTimeOffset>("At");
        return time.GetUtcNow() < at + Lasts ? (row.Text("Backup"), at) : null;
    }

    private Task WriteAsync(string backup, DateTimeOffset at, bool noRest, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, object>
        {
            ["SchemaVersion"] = SchemaVersion,
            ["Backup"] = backup,
            ["At"] = at,
            ["NoRest"] = noRest,
        };
        return tables.WriteAsync(Table, TableOperation.Upsert(new TableRow(Partition, Last, properties)), cancellationToken);
    }
}
