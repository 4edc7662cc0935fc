using MamCrawler.Core.Gaps;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State;

/// <summary>The gaps of the last scan: table <c>Gaps</c>, one partition, a row a gap. Rewritten by every scan; what was answered stands in <see cref="AnswerStore"/>.</summary>
public sealed class GapStore(ITableStore tables)
{
    private const string Table = "Gaps";
    private const string Partition = "gap";

    /// <summary>Keeps gaps found by a run, replacing what an earlier run said of the same gaps.</summary>
    public Task PutAsync(string runId, IEnumerable<Gap> gaps, CancellationToken cancellationToken) =>
        tables.WriteAllAsync(Table, gaps.Select(gap => TableOperation.Upsert(RowOf(runId, gap))), cancellationToken);

    /// <summary>Every gap kept, in the order of ids.</summary>
    public async IAsyncEnumerable<StoredGap> ReadAllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in tables.QueryAsync(Table, Partition, RowKeyRange.All, cancellationToken))
            yield return GapOf(row);
    }

    /// <summary>One gap; null when none has this id.</summary>
    public async Task<StoredGap?> FindAsync(string gapId, CancellationToken cancellationToken) =>
        await tables.GetAsync(Table, Partition, TableKeys.Encode(gapId), cancellationToken) is { } row ? GapOf(row) : null;

    /// <summary>Removes gaps that are none any more.</summary>
    public Task RemoveAsync(IEnumerable<string> gapIds, CancellationToken cancellationToken) =>
        tables.WriteAllAsync(Table, gapIds.Select(id => TableOperation.Delete(Partition, TableKeys.Encode(id))), cancellationToken);

    private static TableRow RowOf(string runId, Gap gap) =>
        new(
            Partition,
            TableKeys.Encode(gap.Id),
            new Dictionary<string, object>
            {
                ["SchemaVersion"] = 1,
                ["Class"] = gap.Class.ToString(),
                ["Series"] = gap.Series ?? "",
                ["Title"] = gap.Title,
                ["Run"] = runId,
                ["Gap"] = StateJson.Compress(gap),
                ["Stamp"] = GapRest.WitnessStamp(gap),
            }
        );

    private static StoredGap GapOf(TableRow row) => new(row.Json<Gap>("Gap") ?? throw RowFault.Damaged(row, "gap"), row.Text("Run"), row.Text("Stamp"));
}
