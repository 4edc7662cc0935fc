using System.Globalization;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Notices;

/// <summary>
/// Messages on their way to a person: table <c>Outbox</c>, one partition. That something was told and the message that tells it are written in one batch, so neither is without
/// the other; a message is deleted when it was taken, so a kill between the two sends it twice, under the same id, and never not at all.
/// </summary>
public sealed class Outbox(ITableStore tables)
{
    internal const string Table = "Outbox";
    private const string Partition = "notice";
    private const string ToldKey = "told";
    private const string DigestKey = "digest";
    private const string ChannelKey = "channel";
    private const string MessagePrefix = "message-";
    private const int SchemaVersion = 1;

    /// <summary>Puts the message of a digest, unless one of its day was put before, whether it waits or was taken: a digest is written anew when its job runs again.</summary>
    public async Task PutDigestAsync(Notice digest, CancellationToken cancellationToken)
    {
        var row = await tables.GetAsync(Table, Partition, DigestKey, cancellationToken);
        if (row?.Find<string>("NoticeId") == digest.Id)
            return;
        var told = new TableRow(
            Partition,
            DigestKey,
            new Dictionary<string, object> { ["SchemaVersion"] = SchemaVersion, ["NoticeId"] = digest.Id },
            row?.ETag
        );
        try
        {
            await tables.WriteBatchAsync(
                Table,
                [row is null ? TableOperation.Insert(told) : TableOperation.Replace(told), TableOperation.Insert(RowOf(KeyOf(digest), digest, 0))],
                cancellationToken
            );
        }
        catch (RowConflictException)
        {
            // Another process was quicker, which then tells it.
        }
    }

    /// <summary>Takes note of what there is now, and puts one message about all that is new.</summary>
    /// <returns>How many things are new; 0 also when another process was quicker, which then tells them.</returns>
    internal async Task<int> NoteAsync(
        IReadOnlyCollection<Matter> present,
        IReadOnlyCollection<string> silent,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var row = await tables.GetAsync(Table, Partition, ToldKey, cancellationToken);
        var told = row?.Json<ToldMatters>("Matters") ?? ToldMatters.None;
        var (after, fresh) = told.Note(present, silent, now);
        if (ReferenceEquals(after, told))
            return 0;
        var toldRow = new TableRow(
            Partition,
            ToldKey,
            new Dictionary<string, object> { ["SchemaVersion"] = SchemaVersion, ["Matters"] = StateJson.Compress(after) },
            row?.ETag
        );
        List<TableOperation> writes = [row is null ? TableOperation.Insert(toldRow) : TableOperation.Replace(toldRow)];
        if (fresh.Count > 0)
        {
            var notice = NoticeWriter.Of(fresh, now);
            writes.Add(TableOperation.Insert(RowOf(KeyOf(notice), notice, 0)));
        }

        try
        {
            await tables.WriteBatchAsync(Table, writes, cancellationToken);
            return fresh.Count;
        }
        catch (RowConflictException)
        {
            return 0;
        }
    }

    /// <summary>The messages that wait, oldest first.</summary>
    internal IAsyncEnumerable<PendingNotice> ReadAsync(CancellationToken cancellationToken) =>
        tables
            .QueryAsync(Table, Partition, RowKeyRange.StartingWith(MessagePrefix), cancellationToken)
            .Select(row => new PendingNotice(
                row.RowKey,
                row.Json<Notice>("Notice") ?? throw RowFault.Damaged(row, "Notice"),
                row.Need<int>("Refusals"),
                row.ETag
            ));

    /// <summary>How the way stands.</summary>
    internal async Task<ChannelState> ReadChannelAsync(CancellationToken cancellationToken) =>
        await tables.GetAsync(Table, Partition, ChannelKey, cancellationToken) is { } row
            ? (row.Json<ChannelState>("State") ?? throw RowFault.Damaged(row, "State")) with
            {
                ETag = row.ETag,
            }
            : ChannelState.Fresh;

    /// <summary>Writes how the way stands, and what that means for one message, all or none.</summary>
    /// <param name="channel">How it stands now.</param>
    /// <param name="gone">Messages that were taken or given up.</param>
    /// <param name="refused">A message that was refused and stays; null for none.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    /// <returns>The state with its new version.</returns>
    /// <exception cref="RowConflictException">Another process sends too.</exception>
    internal async Task<ChannelState> WriteAsync(
        ChannelState channel,
        IReadOnlyCollection<PendingNotice> gone,
        PendingNotice? refused,
        CancellationToken cancellationToken
    )
    {
        var row = new TableRow(
            Partition,
            ChannelKey,
            new Dictionary<string, object> { ["SchemaVersion"] = SchemaVersion, ["State"] = StateJson.Compress(channel with { ETag = null }) },
            channel.ETag
        );
        List<TableOperation> writes =
        [
            channel.ETag is null ? TableOperation.Insert(row) : TableOperation.Replace(row),
            .. gone.Select(message => TableOperation.Delete(Partition, message.RowKey, message.ETag)),
        ];
        if (refused is not null)
            writes.Add(TableOperation.Replace(RowOf(refused.RowKey, refused.Notice, refused.Refusals) with { ETag = refused.ETag }));
        var etags = await tables.WriteBatchAsync(Table, writes, cancellationToken);
        return channel with { ETag = etags[0] };
    }

    private static string KeyOf(Notice notice) =>
        $"{MessagePrefix}{notice.At.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture)}-{notice.Id}";

    private static TableRow RowOf(string key, Notice notice, int refusals) =>
        new(
            Partition,
            key,
            new Dictionary<string, object>
            {
                ["SchemaVersion"] = SchemaVersion,
                ["Notice"] = StateJson.Compress(notice),
                ["Refusals"] = refusals,
            }
        );
}
