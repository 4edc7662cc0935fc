using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Account;

/// <summary>Keeps what was seen last of a site-wide event, in one row of the table <c>Account</c>.</summary>
public sealed class SiteEventStore(ITableStore tables, TimeProvider time)
{
    private const string RowKey = "event";
    private const int SchemaVersion = 1;

    /// <summary>The same word is written again only after this long.</summary>
    private static readonly TimeSpan Refresh = TimeSpan.FromHours(1);

    /// <summary>What was seen last; null when nothing ever was.</summary>
    public async Task<SiteEvent?> ReadAsync(CancellationToken cancellationToken) =>
        await tables.GetAsync(AccountStore.Table, AccountStore.PartitionKey, RowKey, cancellationToken) is { } row
            ? new SiteEvent(row.Need<DateTimeOffset>("SeenAt"), row.Need<bool>("IsOn"))
            : null;

    /// <summary>True while an event is on.</summary>
    public async Task<bool> IsOnAsync(CancellationToken cancellationToken) => (await ReadAsync(cancellationToken))?.IsOnAt(time.GetUtcNow()) ?? false;

    /// <summary>Keeps what rows say, if they say anything. The newest word counts, so nobody's write needs a condition.</summary>
    /// <param name="isOn">What <see cref="SiteEvent.Read"/> found.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    public async Task KeepAsync(bool? isOn, CancellationToken cancellationToken)
    {
        if (isOn is not { } on)
            return;
        var now = time.GetUtcNow();
        var known = await ReadAsync(cancellationToken);
        if (known is null ? !on : known.IsOn == on && (!on || (now - known.SeenAt < Refresh && known.SeenAt <= now)))
            return;
        var row = new TableRow(
            AccountStore.PartitionKey,
            RowKey,
            new Dictionary<string, object>
            {
                ["SchemaVersion"] = SchemaVersion,
                ["SeenAt"] = now,
                ["IsOn"] = on,
            }
        );
        await tables.WriteAsync(AccountStore.Table, TableOperation.Upsert(row), cancellationToken);
    }
}
