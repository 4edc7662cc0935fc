using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Account;

/// <summary>Keeps the newest facts of the account, and the last of each day for 400 days (rules.md 8: ratio and slots over time).</summary>
public sealed class AccountStore(ITableStore tables)
{
    internal const string Table = "Account";
    internal const string PartitionKey = "account";
    private const string RowKey = "snapshot";
    private const string DayPrefix = "day-";
    private const int SchemaVersion = 1;

    /// <summary>The ratio of an account that downloaded nothing is infinite.</summary>
    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>How the ratio guard stands.</summary>
    public GuardStore Guard { get; } = new(tables);

    /// <summary>What was seen last of a site-wide event.</summary>
    /// <param name="time">The clock.</param>
    public SiteEventStore EventsBy(TimeProvider time) => new(tables, time);

    /// <summary>The newest facts; null when none were ever read.</summary>
    public async Task<AccountSnapshot?> GetAsync(CancellationToken cancellationToken) =>
        await tables.GetAsync(Table, PartitionKey, RowKey, cancellationToken) is { } row ? row.JsonText<AccountSnapshot>("Facts", Json) : null;

    /// <summary>The last facts of each day from that of <paramref name="from"/> on, oldest first.</summary>
    public async IAsyncEnumerable<AccountSnapshot> ReadDaysAsync(DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var range = new RowKeyRange(DayKey(from), RowKeyRange.StartingWith(DayPrefix).To);
        await foreach (var row in tables.QueryAsync(Table, PartitionKey, range, cancellationToken))
            yield return row.JsonText<AccountSnapshot>("Facts", Json);
    }

    /// <summary>Forgets the days before that of <paramref name="before"/>.</summary>
    public async Task ForgetDaysAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var range = new RowKeyRange(DayPrefix, DayKey(before));
        var old = await tables
            .QueryAsync(Table, PartitionKey, range, cancellationToken)
            .Select(row => TableOperation.Delete(PartitionKey, row.RowKey))
            .ToListAsync(cancellationToken);
        await tables.WriteAllAsync(Table, old, cancellationToken);
    }

    /// <summary>Keeps facts, unless newer ones are kept already. Those from the future were read by a wrong clock and do not count as newer.</summary>
    public async Task PutAsync(AccountSnapshot facts, CancellationToken cancellationToken)
    {
        for (; ; )
        {
            var known = await tables.GetAsync(Table, PartitionKey, RowKey, cancellationToken);
            if (
                known is not null
                && (DateTimeOffset)known.Properties["ReadAt"] - facts.ReadAt is var newer
                && newer >= TimeSpan.Zero
                && newer <= AccountFacts.ClockTolerance
            )
                return;
            var properties = new Dictionary<string, object>
            {
                ["SchemaVersion"] = SchemaVersion,
                ["ReadAt"] = facts.ReadAt,
                ["Facts"] = JsonSerializer.Serialize(facts, Json),
            };
            var row = new TableRow(PartitionKey, RowKey, properties, known?.ETag);
            var day = new TableRow(PartitionKey, DayKey(facts.ReadAt), properties);
            try
            {
                // One batch, so that the days cost no write of their own.
                await tables.WriteBatchAsync(
                    Table,
                    [known is null ? TableOperation.Insert(row) : TableOperation.Replace(row), TableOperation.Upsert(day)],
                    cancellationToken
                );
                return;
            }
            catch (RowConflictException)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private static string DayKey(DateTimeOffset time) => DayPrefix + time.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
