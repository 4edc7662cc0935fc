using System.Runtime.CompilerServices;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Downloads;

/// <summary>
/// Keeps the downloads. A row and the transition that made it so are written in one batch, on condition that the row has not changed since it was read, so that
/// of two workers at one download only one goes on and no transition is ever missing.
/// </summary>
public sealed class DownloadStore(ITableStore tables, TimeProvider time, ILogger<DownloadStore>? logger = null)
{
    private readonly ILogger log = logger ?? NullLogger<DownloadStore>.Instance;

    /// <summary>The id of the download of a release.</summary>
    public static string IdOf(long trackerId) => $"mam-{trackerId}";

    /// <summary>One download; null when there is none.</summary>
    public async Task<Download?> GetAsync(string id, CancellationToken cancellationToken) =>
        await tables.GetAsync(DownloadRows.Table, id, DownloadRows.DownloadKey, cancellationToken) is { } row ? DownloadRows.FromRow(row) : null;

    /// <summary>Keeps a new download. Its times and ETag are set here. Returns what is kept, which is the older one when the id is known already.</summary>
    public async Task<Download> AddAsync(Download download, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var fresh = download with { CreatedAt = now, UpdatedAt = now, Correlation = Correlation.Current, ETag = null };
        try
        {
            var etags = await tables.WriteBatchAsync(
                DownloadRows.Table,
                [
                    TableOperation.Insert(DownloadRows.ToRow(fresh, transitions: 1)),
                    TableOperation.Insert(DownloadRows.ToRow(fresh.Id, 1, new DownloadTransition(now, null, fresh.State, fresh.Why, fresh.Correlation))),
                ],
                cancellationToken
            );
            log.Tell(null, fresh);
            return fresh with { ETag = etags[0] };
        }
        catch (RowConflictException)
        {
            return await GetAsync(download.Id, cancellationToken)
                ?? throw new InvalidOperationException($"The download {download.Id} conflicts with a row that is not there.");
        }
    }

    /// <summary>
    /// Writes a download as it now is, with the transition from what it was. Returns it with its new ETag. Waiting on for the same reason is no transition, so
    /// that a client that is away for days does not fill the history.
    /// </summary>
    /// <param name="before">The download as it was read.</param>
    /// <param name="after">The download as it is to be; its <see cref="Download.Why"/> becomes the transition's reason.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    /// <exception cref="RowConflictException">Somebody changed it since it was read: read again and decide again.</exception>
    public async Task<Download> ChangeAsync(Download before, Download after, CancellationToken cancellationToken)
    {
        var row = await tables.GetAsync(DownloadRows.Table, before.Id, DownloadRows.DownloadKey, cancellationToken);
        if (row is null || row.ETag != before.ETag)
            throw new RowConflictException(DownloadRows.Table, before.Id, DownloadRows.DownloadKey, row is null ? RowConflict.NotFound : RowConflict.Changed);
        var now = time.GetUtcNow();
        var changed = after with
        {
            Id = before.Id,
            CreatedAt = before.CreatedAt,
            UpdatedAt = now,
            Correlation = Correlation.Current ?? after.Correlation,
            ETag = before.ETag,
        };
        var moved = before.State != changed.State || before.Why != changed.Why;
        var number = DownloadRows.Transitions(row) + (moved ? 1 : 0);
        List<TableOperation> writes = [TableOperation.Replace(DownloadRows.ToRow(changed, number))];
        if (moved)
            writes.Add(
                TableOperation.Insert(
                    DownloadRows.ToRow(changed.Id, number, new DownloadTransition(now, before.State, changed.State, changed.Why, changed.Correlation))
                )
            );
        var etags = await tables.WriteBatchAsync(DownloadRows.Table, writes, cancellationToken);
        if (moved)
            log.Tell(before, changed);
        return changed with { ETag = etags[0] };
    }

    /// <summary>Every download in one of these states; all of them when none is named.</summary>
    public async IAsyncEnumerable<Download> QueryAsync(IReadOnlyCollection<DownloadState> states, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var range = new RowKeyRange(DownloadRows.DownloadKey, DownloadRows.DownloadKey + "!");
        await foreach (var row in tables.QueryAsync(DownloadRows.Table, null, range, cancellationToken))
            if (
                states.Count == 0
                || (Enum.TryParse<DownloadState>(row.Properties.GetValueOrDefault("State") as string, out var state) && states.Contains(state))
            )
                yield return DownloadRows.FromRow(row);
    }

    /// <summary>The downloads that <see cref="Pushing.PushTorrent"/> would work on now: what the sweep sends again (rules.md 6).</summary>
    public async IAsyncEnumerable<Download> QueryDueAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await foreach (var download in QueryAsync(Pushing.PushTorrent.States, cancellationToken))
            if (RetrySchedule.IsDue(download, now))
                yield return download;
    }

    /// <summary>The transitions of a download in their order.</summary>
    public async IAsyncEnumerable<DownloadTransition> HistoryAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in tables.QueryAsync(DownloadRows.Table, id, RowKeyRange.StartingWith(DownloadRows.HistoryPrefix), cancellationToken))
            yield return DownloadRows.ToTransition(row);
    }
}
