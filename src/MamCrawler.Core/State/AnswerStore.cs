using System.Runtime.CompilerServices;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State;

/// <summary>What searches came to: table <c>Answers</c>, one partition, a row a gap.</summary>
public sealed class AnswerStore(ITableStore tables)
{
    private const string Table = "Answers";
    private const string Partition = "answer";

    /// <summary>Keeps answers, replacing earlier ones of the same gaps.</summary>
    public Task PutAsync(IEnumerable<GapAnswer> answers, CancellationToken cancellationToken) =>
        tables.WriteAllAsync(Table, answers.Select(answer => TableOperation.Upsert(RowOf(answer))), cancellationToken);

    /// <summary>Every answer kept, in the order of gap ids.</summary>
    public async IAsyncEnumerable<GapAnswer> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in tables.QueryAsync(Table, Partition, RowKeyRange.All, cancellationToken))
            yield return AnswerOf(row);
    }

    /// <summary>One gap's answer; null when it was never searched for.</summary>
    public async Task<GapAnswer?> FindAsync(string gapId, CancellationToken cancellationToken) =>
        await tables.GetAsync(Table, Partition, TableKeys.Encode(gapId), cancellationToken) is { } row ? AnswerOf(row) : null;

    private static TableRow RowOf(GapAnswer answer) =>
        new(
            Partition,
            TableKeys.Encode(answer.GapId),
            new Dictionary<string, object>
            {
                ["SchemaVersion"] = 1,
                ["Run"] = answer.RunId,
                ["Word"] = answer.Answer,
                ["Answer"] = StateJson.Compress(answer),
            }
        );

    private static GapAnswer AnswerOf(TableRow row) => row.Json<GapAnswer>("Answer") ?? throw RowFault.Damaged(row, "answer");
}
