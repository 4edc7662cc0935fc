using System.Runtime.CompilerServices;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Orchestrations;

/// <summary>A store whose process dies at a write: from then on nothing is read or written any more.</summary>
/// <param name="inner">Where the rows are.</param>
/// <param name="writesLeft">Writes that succeed.</param>
/// <param name="lastIsDone">Whether the fatal write itself still reaches the disk.</param>
internal sealed class FaultyTableStore(ITableStore inner, int writesLeft, bool lastIsDone) : ITableStore
{
    private int left = writesLeft;

    /// <summary>True when the fatal write has come.</summary>
    public bool IsDead => Volatile.Read(ref left) < 0;

    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        ThrowIfDead();
        return inner.GetAsync(table, partitionKey, rowKey, cancellationToken);
    }

    public async IAsyncEnumerable<TableRow> QueryAsync(
        string table,
        string? partitionKey,
        RowKeyRange range,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        ThrowIfDead();
        await foreach (var row in inner.QueryAsync(table, partitionKey, range, cancellationToken))
            yield return row;
    }

    public async Task<string?> WriteAsync(string table, TableOperation operation, CancellationToken cancellationToken) =>
        (await WriteBatchAsync(table, [operation], cancellationToken))[0];

    public async Task<IReadOnlyList<string?>> WriteBatchAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        var mine = Interlocked.Decrement(ref left);
        if (mine < -1 || (mine == -1 && !lastIsDone))
            throw Dead();
        var etags = await inner.WriteBatchAsync(table, operations, cancellationToken);
        return mine == -1 ? throw Dead() : etags;
    }

    public IAsyncEnumerable<string> ListTablesAsync(CancellationToken cancellationToken) => inner.ListTablesAsync(cancellationToken);

    private static WaitFaultException Dead() => new(FaultName.StateUnavailable, "State", "The process was killed here.");

    private void ThrowIfDead()
    {
        if (IsDead)
            throw Dead();
    }
}
