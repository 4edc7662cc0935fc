using System.Text.Json;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Account;

/// <summary>Keeps the newest facts of the account.</summary>
public sealed class AccountStore(ITableStore tables)
{
    internal const string Table = "Account";
    internal const string PartitionKey = "account";
    private const string RowKey = "snapshot";
    private const int SchemaVersion = 1;

    /// <summary>The ratio of an account that downloaded nothing is infinite.</summary>
    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>How the ratio guard stands.</summary>
    public GuardStore Guard { get; } = new(tables);

    /// <summary>The newest facts; null when none were ever read.</summary>
    public async Task<AccountSnapshot?> GetAsync(CancellationToken cancellationToken) =>
        await tables.GetAsync(Table, PartitionKey, RowKey, cancellationToken) is { } row
            ? row.JsonText<AccountSnapshot>("Facts", Json)
            : null;

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
            try
            {
                await tables.WriteAsync(Table, known is null ? TableOperation.Insert(row) : TableOperation.Replace(row), cancellationToken);
                return;
            }
            catch (RowConflictException)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
