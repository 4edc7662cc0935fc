using MamCrawler.Core.Ports;
using static MamCrawler.Core.Ports.TableOperation;

namespace MamCrawler.Core.Tests.State;

/// <summary>What every table adapter promises. Derived once per adapter; tests only what Azure Table Storage promises too.</summary>
public abstract class TableStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string table = "T" + Guid.NewGuid().ToString("N");

    protected abstract ITableStore Store { get; }

    public static TheoryData<string> IllegalKeys => new("a/b", "a\\b", "a#b", "a?b", "a\tb", "a\nb", "a\u0001b", "a\u007fb", "a\u0085b", new string('k', 1100));

    [Fact]
    public async Task Get_NoSuchTableOrRow_IsNull()
    {
        Assert.Null(await Store.GetAsync(table, "p", "r", None));
        await Write(Insert(Row("p", "r")));
        Assert.Null(await Store.GetAsync(table, "p", "other", None));
        Assert.Null(await Store.GetAsync(table, "other", "r", None));
    }

    [Fact]
    public async Task Write_EveryType_IsReadBackWithItsTypeAndValue()
    {
        var properties = new Dictionary<string, object>
        {
            ["Text"] = "Ünïcode \"quoted\" 本 🎧 \\ / \n end",
            ["Empty"] = "",
            ["Yes"] = true,
            ["No"] = false,
            ["Int"] = int.MinValue,
            ["Long"] = long.MaxValue,
            ["SmallLong"] = 5L,
            ["Double"] = 0.1,
            ["WholeDouble"] = 3.0,
            ["NotANumber"] = double.NaN,
            ["Infinite"] = double.NegativeInfinity,
            ["Time"] = new DateTimeOffset(2026, 2, 28, 23, 59, 59, 123, TimeSpan.FromHours(2)).AddTicks(4567),
            ["Guid"] = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
            ["Bytes"] = new byte[] { 0, 1, 254, 255 },
            ["NoBytes"] = Array.Empty<byte>(),
        };
        await Write(Insert(new TableRow("p", "r", properties)));
        var read = (await Store.GetAsync(table, "p", "r", None))!.Properties;
        Assert.Equal(properties.Keys.Order(StringComparer.Ordinal), read.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            properties,
            property =>
            {
                Assert.IsType(property.Value.GetType(), read[property.Key]);
                Assert.Equal(property.Value, read[property.Key]);
            }
        );
        Assert.Equal(TimeSpan.Zero, ((DateTimeOffset)read["Time"]).Offset);
    }

    [Fact]
    public async Task Insert_RowExists_ConflictsAndKeepsTheRow()
    {
        await Write(Insert(Row("p", "r", 1)));
        await AssertConflict(RowConflict.AlreadyExists, Insert(Row("p", "r", 2)));
        Assert.Equal(1, await ValueOf("p", "r"));
    }

    [Fact]
    public async Task Upsert_ThereOrNot_ReplacesTheWholeRow()
    {
        await Write(Upsert(new TableRow("p", "r", new Dictionary<string, object> { ["Value"] = 1, ["Other"] = "x" })));
        await Write(Upsert(Row("p", "r", 2)));
        Assert.Equal(["Value"], (await Store.GetAsync(table, "p", "r", None))!.Properties.Keys);
    }

    [Fact]
    public async Task Merge_KeepsTheOtherPropertiesAndTheirTypes()
    {
        await Write(Insert(new TableRow("p", "r", new Dictionary<string, object> { ["Value"] = 1, ["Other"] = 7L })));
        await Write(Merge(Row("p", "r", 2)));
        var read = (await Store.GetAsync(table, "p", "r", None))!.Properties;
        Assert.Equal((2, 7L), (read["Value"], read["Other"]));
    }

    [Fact]
    public async Task ReplaceMergeDelete_RowIsNotThere_NotFound()
    {
        await AssertConflict(RowConflict.NotFound, Replace(Row("p", "r")));
        await AssertConflict(RowConflict.NotFound, Merge(Row("p", "r")));
        await AssertConflict(RowConflict.NotFound, Delete("p", "r"));
        Assert.Null(await Store.GetAsync(table, "p", "r", None));
    }

    [Fact]
    public async Task ReplaceMergeDelete_StaleETag_ChangedAndKeepsTheRow()
    {
        var stale = await Write(Insert(Row("p", "r", 1)));
        var current = await Write(Replace(Row("p", "r", 2) with { ETag = stale }));
        Assert.NotEqual(stale, current);
        await AssertConflict(RowConflict.Changed, Replace(Row("p", "r", 3) with { ETag = stale }));
        await AssertConflict(RowConflict.Changed, Merge(Row("p", "r", 3) with { ETag = stale }));
        await AssertConflict(RowConflict.Changed, Delete("p", "r", stale));
        Assert.Equal(2, await ValueOf("p", "r"));
        Assert.Equal(current, (await Store.GetAsync(table, "p", "r", None))!.ETag);
    }

    [Fact]
    public async Task ReplaceMergeDelete_NoETag_WriteWhateverTheVersion()
    {
        await Write(Insert(Row("p", "r", 1)));
        await Write(Replace(Row("p", "r", 2)));
        await Write(Merge(Row("p", "r", 3)));
        Assert.Equal(3, await ValueOf("p", "r"));
        Assert.Null(await Write(Delete("p", "r")));
        Assert.Null(await Store.GetAsync(table, "p", "r", None));
    }

    [Fact]
    public async Task ETag_RowDeletedAndInsertedAgain_OldOneDoesNotMatch()
    {
        var first = await Write(Insert(Row("p", "r", 1)));
        await Write(Delete("p", "r", first));
        await Write(Insert(Row("p", "r", 1)));
        await AssertConflict(RowConflict.Changed, Delete("p", "r", first));
    }

    [Fact]
    public async Task Batch_OneConflicts_NothingIsWritten()
    {
        await Write(Insert(Row("p", "b", 1)));
        var conflict = await Assert.ThrowsAsync<RowConflictException>(() =>
            Store.WriteBatchAsync(table, [Insert(Row("p", "a")), Insert(Row("p", "b")), Insert(Row("p", "c"))], None)
        );
        Assert.Equal(RowConflict.AlreadyExists, conflict.Conflict);
        Assert.Equal(["b"], await RowKeys("p"));
    }

    [Fact]
    public async Task Batch_AllKinds_AreAppliedTogetherAndETagsComeInOrder()
    {
        var first = await Write(Insert(Row("p", "a", 1)));
        await Write(Insert(Row("p", "b", 1)));
        await Write(Insert(Row("p", "c", 1)));
        var etags = await Store.WriteBatchAsync(
            table,
            [Replace(Row("p", "a", 2) with { ETag = first }), Delete("p", "b"), Merge(Row("p", "c", 2)), Insert(Row("p", "d", 2)), Upsert(Row("p", "e", 2))],
            None
        );
        Assert.Equal(["a", "c", "d", "e"], await RowKeys("p"));
        Assert.Null(etags[1]);
        Assert.Equal(etags.Where(etag => etag is not null), (await Rows("p", RowKeyRange.All)).Select(row => row.ETag));
    }

    [Fact]
    public async Task Batch_HundredRows_IsWritten_OneMoreIsRefused()
    {
        await Store.WriteBatchAsync(table, [.. Enumerable.Range(0, 100).Select(number => Insert(Row("p", $"{number:D3}")))], None);
        Assert.Equal(100, (await RowKeys("p")).Count);
        await AssertRefusedBatch([.. Enumerable.Range(100, 101).Select(number => Insert(Row("p", $"{number:D3}")))]);
        Assert.Equal(100, (await RowKeys("p")).Count);
    }

    [Fact]
    public async Task Batch_TwoPartitionsOrOneRowTwiceOrMoreThan4MiB_IsRefused()
    {
        await AssertRefusedBatch([Insert(Row("p", "a")), Insert(Row("q", "b"))]);
        await AssertRefusedBatch([Insert(Row("p", "a")), Merge(Row("p", "a"))]);
        await AssertRefusedBatch([.. Enumerable.Range(0, 80).Select(number => Insert(With("p", $"{number}", "Bytes", new byte[64 * 1024])))]);
        Assert.Empty(await RowKeys("p"));
    }

    [Fact]
    public async Task Batch_Empty_WritesNothing() => Assert.Empty(await Store.WriteBatchAsync(table, [], None));

    [Theory]
    [MemberData(nameof(IllegalKeys))]
    public async Task Write_IllegalKey_IsRefused(string key)
    {
        await AssertRefused(Row(key, "r"));
        await AssertRefused(Row("p", key));
    }

    [Fact]
    public async Task Write_KeysAndPropertiesAtTheirLimit_AreKept()
    {
        var key = new string('k', 512);
        await Write(Insert(new TableRow(key, key, new Dictionary<string, object> { ["Text"] = new string('t', 32_000), ["Bytes"] = new byte[64 * 1024] })));
        var row = await Store.GetAsync(table, key, key, None);
        Assert.Equal(32_000, ((string)row!.Properties["Text"]).Length);
        Assert.Equal(64 * 1024, ((byte[])row.Properties["Bytes"]).Length);
    }

    [Fact]
    public async Task Write_PropertyRowOrTypeOverTheLimit_IsRefused()
    {
        await AssertRefused(With("p", "r", "Text", new string('t', 70_000)));
        await AssertRefused(With("p", "r", "Bytes", new byte[(64 * 1024) + 1]));
        await AssertRefused(With("p", "r", "Decimal", 1.5m));
        await AssertRefused(With("p", "r", "Ancient", DateTimeOffset.MinValue));
        await AssertRefused(With("p", "r", "not a name", 1));
        await AssertRefused(new TableRow("p", "r", Enumerable.Range(0, 17).ToDictionary(number => $"Bytes{number}", _ => (object)new byte[64 * 1024])));
        await AssertRefused(new TableRow("p", "r", Enumerable.Range(0, 253).ToDictionary(number => $"Number{number}", number => (object)number)));
        Assert.Null(await Store.GetAsync(table, "p", "r", None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("1table")]
    [InlineData("with-hyphen")]
    [InlineData("../escape")]
    public async Task Write_IllegalTableName_IsRefused(string name) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.WriteAsync(name, Insert(Row("p", "r")), None));

    [Fact]
    public async Task Query_Partition_ComesInOrdinalOrder()
    {
        string[] keys = ["b", "a", "B", "A", "10", "9", "a-", "a b", ""];
        foreach (var key in keys)
            await Write(Insert(Row("p", key)));
        await Write(Insert(Row("q", "zz")));
        Assert.Equal(keys.Order(StringComparer.Ordinal), await RowKeys("p"));
    }

    [Fact]
    public async Task Query_WholeTable_ComesInOrderOfPartitionAndRow()
    {
        foreach (var (partition, row) in new[] { ("b", "1"), ("a", "2"), ("B", "3"), ("a", "1"), ("aa", "0") })
            await Write(Insert(Row(partition, row)));
        var rows = await Rows(null, RowKeyRange.All);
        Assert.Equal([("B", "3"), ("a", "1"), ("a", "2"), ("aa", "0"), ("b", "1")], rows.Select(row => (row.PartitionKey, row.RowKey)));
    }

    [Fact]
    public async Task Query_Range_TakesTheLowerBoundAndLeavesTheUpper()
    {
        foreach (var partition in new[] { "p", "q" })
            await Store.WriteBatchAsync(table, [.. "abcde".Select(key => Insert(Row(partition, key.ToString())))], None);
        Assert.Equal(["b", "c"], (await Rows("p", new RowKeyRange("b", "d"))).Select(row => row.RowKey));
        Assert.Equal(["d", "e"], (await Rows("p", new RowKeyRange("d", null))).Select(row => row.RowKey));
        Assert.Equal(["a"], (await Rows("p", new RowKeyRange(null, "b"))).Select(row => row.RowKey));
        Assert.Equal(["b", "b"], (await Rows(null, RowKeyRange.StartingWith("b"))).Select(row => row.RowKey));
        Assert.Empty(await Rows("p", new RowKeyRange("x", null)));
    }

    [Fact]
    public async Task Query_MoreThanOneThousandRows_ReturnsThemAllOnce()
    {
        var keys = Enumerable.Range(0, 1250).Select(number => $"{number:D5}").ToList();
        foreach (var chunk in keys.Chunk(100))
            await Store.WriteBatchAsync(table, [.. chunk.Select(key => Insert(Row("p", key)))], None);
        Assert.Equal(keys, await RowKeys("p"));
    }

    [Fact]
    public async Task Query_NoSuchTable_IsEmpty() => Assert.Empty(await Rows(null, RowKeyRange.All));

    [Fact]
    public async Task Write_SameRowManyWritersAtOnce_CompareAndSwapLosesNoIncrement()
    {
        await Write(Insert(Row("p", "counter", 0)));
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (var done = 0; done < 10; )
                        {
                            var row = (await Store.GetAsync(table, "p", "counter", None))!;
                            try
                            {
                                await Write(Replace(Row("p", "counter", (int)row.Properties["Value"] + 1) with { ETag = row.ETag }));
                                done++;
                            }
                            catch (RowConflictException conflict) when (conflict.Conflict is RowConflict.Changed)
                            {
                                await Task.Yield();
                            }
                        }
                    })
                )
        );
        Assert.Equal(40, await ValueOf("p", "counter"));
    }

    [Fact]
    public async Task ListTables_AfterTheFirstRow_NamesTheTable()
    {
        Assert.DoesNotContain(table, await Store.ListTablesAsync(None).ToListAsync());
        await Write(Insert(Row("p", "r")));
        var names = await Store.ListTablesAsync(None).ToListAsync();
        Assert.Contains(table, names);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    protected static TableRow Row(string partitionKey, string rowKey, int value = 0) => With(partitionKey, rowKey, "Value", value);

    private static TableRow With(string partitionKey, string rowKey, string name, object value) =>
        new(partitionKey, rowKey, new Dictionary<string, object> { [name] = value });

    private Task<string?> Write(TableOperation operation) => Store.WriteAsync(table, operation, None);

    private async Task<int> ValueOf(string partitionKey, string rowKey) => (int)(await Store.GetAsync(table, partitionKey, rowKey, None))!.Properties["Value"];

    private async Task<List<TableRow>> Rows(string? partitionKey, RowKeyRange range) => await Store.QueryAsync(table, partitionKey, range, None).ToListAsync();

    private async Task<List<string>> RowKeys(string partitionKey) => [.. (await Rows(partitionKey, RowKeyRange.All)).Select(row => row.RowKey)];

    private async Task AssertConflict(RowConflict expected, TableOperation operation) =>
        Assert.Equal(expected, (await Assert.ThrowsAsync<RowConflictException>(() => Write(operation))).Conflict);

    private async Task AssertRefused(TableRow row) => await Assert.ThrowsAnyAsync<ArgumentException>(() => Write(Insert(row)));

    private async Task AssertRefusedBatch(IReadOnlyList<TableOperation> operations) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.WriteBatchAsync(table, operations, None));
}
