using MamCrawler.Core.Ports;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;

namespace MamCrawler.Core.Tests.State;

public sealed class TableBatchesTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryDirectory directory = new();
    private readonly FileTableStore store;

    public TableBatchesTests() => store = new FileTableStore(directory.Path);

    public void Dispose()
    {
        store.Dispose();
        directory.Dispose();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(250, 10)]
    [InlineData(100, 60_000)]
    public async Task WriteAll_MoreThanABatchHolds_WritesEveryRow(int rows, int bytes)
    {
        var operations = Enumerable
            .Range(0, rows)
            .Select(number => TableOperation.Upsert(new TableRow("p", $"{number:D3}", new Dictionary<string, object> { ["Bytes"] = new byte[bytes] })));
        await store.WriteAllAsync("Gaps", operations, None);
        Assert.Equal(rows, await store.QueryAsync("Gaps", "p", RowKeyRange.All, None).CountAsync(None));
    }
}
