using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Account;

/// <summary>Keeps the state of the ratio guard in one row of the table <c>Account</c>.</summary>
public sealed class GuardStore(ITableStore tables)
{
    private const string RowKey = "guard";
    private const int SchemaVersion = 1;
    private const int MaximumTries = 20;

    /// <summary>How the guard stands; open when it never acted.</summary>
    public async Task<GuardState> ReadAsync(CancellationToken cancellationToken) => (await ReadRowAsync(cancellationToken)).State;

    /// <summary>Changes the state on condition that nobody else has since. What did not change is not written.</summary>
    /// <param name="change">Makes the new state of the present one; the same object when nothing changes. Called again after a conflict.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    /// <exception cref="FaultException">The state could not be written.</exception>
    public async Task<GuardState> ChangeAsync(Func<GuardState, GuardState> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaximumTries; attempt++)
        {
            var (state, etag) = await ReadRowAsync(cancellationToken);
            var changed = change(state);
            if (ReferenceEquals(changed, state) || await TryWriteAsync(changed, etag, cancellationToken))
                return changed;
        }
        throw new WaitFaultException(
            FaultName.StateUnavailable,
            "state",
            "The state of the ratio guard could not be written because others kept writing it. It is tried again in some minutes."
        );
    }

    private async Task<(GuardState State, string? ETag)> ReadRowAsync(CancellationToken cancellationToken) =>
        await tables.GetAsync(AccountStore.Table, AccountStore.PartitionKey, RowKey, cancellationToken) is { } row
            ? (
                new GuardState
                {
                    Frozen = row.Need<bool>("Frozen"),
                    Since = row.Properties.GetValueOrDefault("Since") as DateTimeOffset?,
                    Ratio = row.Properties.GetValueOrDefault("Ratio") as double?,
                    SeedingStarted = row.Need<bool>("SeedingStarted"),
                    Stopped = row.JsonText<string[]>("Stopped"),
                },
                row.ETag
            )
            : (GuardState.Open, null);

    private async Task<bool> TryWriteAsync(GuardState state, string? etag, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, object>
        {
            ["SchemaVersion"] = SchemaVersion,
            ["Frozen"] = state.Frozen,
            ["SeedingStarted"] = state.SeedingStarted,
            ["Stopped"] = JsonSerializer.Serialize(state.Stopped),
        };
        if (state.Since is { } since)
            properties["Since"] = since;
        if (state.Ratio is { } ratio)
            properties["Ratio"] = ratio;
        var row = new TableRow(AccountStore.PartitionKey, RowKey, properties, etag);
        try
        {
            await tables.WriteAsync(AccountStore.Table, etag is null ? TableOperation.Insert(row) : TableOperation.Replace(row), cancellationToken);
            return true;
        }
        catch (RowConflictException)
        {
            return false;
        }
    }
}
