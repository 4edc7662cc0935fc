using System.Text;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State.Files;

namespace MamCrawler.Core.Tests.State;

/// <summary>The contract on files, and what only files can do wrong.</summary>
public sealed class FileTableStoreTests : TableStoreContract, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryDirectory directory = new();
    private readonly FileTableStore store;

    public FileTableStoreTests() => store = new FileTableStore(directory.Path);

    protected override ITableStore Store => store;

    private string Journal => Directory.GetFiles(Path.Combine(directory.Path, "tables"), "gaps-*.jsonl").Single();

    public void Dispose()
    {
        store.Dispose();
        directory.Dispose();
    }

    [Fact]
    public async Task Write_SecondStoreOnTheSameDirectory_SeesIt()
    {
        using var second = new FileTableStore(directory.Path);
        await store.WriteAsync("Gaps", TableOperation.Insert(Row("p", "a", 1)), None);
        Assert.Equal(1, (await second.GetAsync("Gaps", "p", "a", None))!.Properties["Value"]);
        var etag = await second.WriteAsync("Gaps", TableOperation.Upsert(Row("p", "a", 2)), None);
        Assert.Equal(etag, (await store.GetAsync("Gaps", "p", "a", None))!.ETag);
    }

    [Fact]
    public async Task Open_LineCutShortAtAnyByte_ItNeverHappenedAndTheRestIsWhole()
    {
        await store.WriteAsync("Gaps", TableOperation.Insert(Row("p", "a", 1)), None);
        var whole = new FileInfo(Journal).Length;
        await store.WriteBatchAsync("Gaps", [TableOperation.Insert(Row("p", "b")), TableOperation.Insert(Row("p", "c"))], None);
        var bytes = await File.ReadAllBytesAsync(Journal);
        for (var length = (int)whole; length < bytes.Length; length++)
        {
            await File.WriteAllBytesAsync(Journal, bytes[..length]);
            using var reopened = new FileTableStore(directory.Path);
            Assert.Equal(["a"], await reopened.QueryAsync("Gaps", "p", RowKeyRange.All, None).Select(row => row.RowKey).ToListAsync());
            await reopened.WriteAsync("Gaps", TableOperation.Insert(Row("p", "d")), None);
            using var again = new FileTableStore(directory.Path);
            Assert.Equal(["a", "d"], await again.QueryAsync("Gaps", "p", RowKeyRange.All, None).Select(row => row.RowKey).ToListAsync());
        }
    }

    [Fact]
    public async Task Open_ZerosBehindTheLastLine_AreDropped()
    {
        await store.WriteAsync("Gaps", TableOperation.Insert(Row("p", "a", 1)), None);
        await File.AppendAllBytesAsync(Journal, new byte[5000]);
        using var reopened = new FileTableStore(directory.Path);
        await reopened.WriteAsync("Gaps", TableOperation.Insert(Row("p", "b")), None);
        Assert.Equal(["a", "b"], await store.QueryAsync("Gaps", "p", RowKeyRange.All, None).Select(row => row.RowKey).ToListAsync());
    }

    [Fact]
    public async Task Open_DamageWithGoodRowsBehindIt_AsksAPersonAndLeavesTheFile()
    {
        await store.WriteAsync("Gaps", TableOperation.Insert(Row("p", "a", 12345)), None);
        await store.WriteAsync("Gaps", TableOperation.Insert(Row("p", "b")), None);
        var damaged = (await File.ReadAllTextAsync(Journal)).Replace("12345", "12346");
        await File.WriteAllTextAsync(Journal, damaged);
        using var reopened = new FileTableStore(directory.Path);
        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => reopened.GetAsync("Gaps", "p", "b", None));
        Assert.Equal(FaultName.StateUnavailable, fault.Fault.Name);
        await Assert.ThrowsAsync<AskPersonFaultException>(() => reopened.WriteAsync("Gaps", TableOperation.Upsert(Row("p", "c")), None));
        Assert.Equal(damaged, await File.ReadAllTextAsync(Journal));
    }

    [Fact]
    public async Task Write_ManyVersionsOfARow_TheJournalIsCompactedAndOtherStoresFollow()
    {
        using var second = new FileTableStore(directory.Path);
        var text = new string('x', 20_000);
        TableRow Version(int number) => new("p", "r", new Dictionary<string, object> { ["Text"] = text, ["Number"] = number });
        string? etag = null;
        for (var number = 0; number < 60; number++)
        {
            etag = await store.WriteAsync("Gaps", TableOperation.Upsert(Version(number)), None);
            Assert.Equal(number, (await second.GetAsync("Gaps", "p", "r", None))!.Properties["Number"]);
        }

        Assert.True(new FileInfo(Journal).Length < 400_000, "The journal must not keep every version.");
        Assert.EndsWith("jsonl", Journal);
        Assert.DoesNotContain("000001", Journal);
        Assert.Equal(etag, (await second.GetAsync("Gaps", "p", "r", None))!.ETag);
        using var reopened = new FileTableStore(directory.Path);
        Assert.Equal(etag, (await reopened.GetAsync("Gaps", "p", "r", None))!.ETag);
        Assert.NotEqual(etag, await reopened.WriteAsync("Gaps", TableOperation.Upsert(Version(0)), None));
    }

    [Fact]
    public async Task Query_TableIsCompactedMeanwhile_ReturnsEveryRow()
    {
        var text = new string('x', 10_000);
        TableRow Version(int row, int number) => new("p", $"{row:D4}", new Dictionary<string, object> { ["Text"] = text, ["Number"] = number });
        for (var chunk = 0; chunk < 6; chunk++)
            await store.WriteBatchAsync("Gaps", [.. Enumerable.Range(chunk * 50, 50).Select(row => TableOperation.Insert(Version(row, 0)))], None);
        var seen = new List<string>();
        await foreach (var row in store.QueryAsync("Gaps", "p", RowKeyRange.All, None))
        {
            seen.Add(row.RowKey);
            if (seen.Count % 100 == 1)
                await store.WriteBatchAsync("Gaps", [.. Enumerable.Range(0, 100).Select(number => TableOperation.Upsert(Version(number, seen.Count)))], None);
        }

        Assert.Equal(Enumerable.Range(0, 300).Select(row => $"{row:D4}"), seen);
        Assert.DoesNotContain("000001", Journal);
    }

    [Fact]
    public async Task Journal_IsJsonLinesThatAPersonCanRead()
    {
        await store.WriteAsync(
            "Gaps",
            TableOperation.Insert(new TableRow("Die Säulen", "r", new Dictionary<string, object> { ["Title"] = "Müller & Söhne" })),
            None
        );
        var lines = await File.ReadAllLinesAsync(Journal);
        Assert.All(lines, line => System.Text.Json.JsonDocument.Parse(line).Dispose());
        Assert.Contains("Die Säulen", lines[1], StringComparison.Ordinal);
        Assert.Contains("Müller & Söhne", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_OnUnix_BelongToTheirOwnerAlone()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no modes; its files inherit the ACL of the user's directory.");
        await store.WriteAsync("Gaps", TableOperation.Insert(Row("p", "a")), None);
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        var tables = Path.Combine(directory.Path, "tables");
        foreach (var path in Directory.GetFiles(tables))
            Assert.Equal((UnixFileMode)0, new FileInfo(path).UnixFileMode & Others);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(tables).UnixFileMode);
    }

    [Fact]
    public async Task Open_NewerFormat_AsksAPerson()
    {
        await store.WriteAsync("Gaps", TableOperation.Insert(Row("p", "a")), None);
        var body = "\"format\":2,\"table\":\"Gaps\",\"next\":1}"u8.ToArray();
        await File.WriteAllBytesAsync(Journal, [.. Encoding.UTF8.GetBytes($"{{\"crc\":\"{JournalLine.Checksum(body):x8}\","), .. body, (byte)'\n']);
        using var reopened = new FileTableStore(directory.Path);
        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => reopened.GetAsync("Gaps", "p", "a", None));
        Assert.Contains("newer version", fault.Fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_StateDirectoryIsAFile_StateUnavailable()
    {
        var path = Path.Combine(directory.Path, "file");
        await File.WriteAllTextAsync(path, "");
        using var broken = new FileTableStore(path);
        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => broken.WriteAsync("Gaps", TableOperation.Insert(Row("p", "a")), None));
        Assert.Equal(FaultName.StateUnavailable, fault.Fault.Name);
    }

    [Fact]
    public async Task Table_NameInOtherCase_IsTheSameTable()
    {
        await store.WriteAsync("Gaps", TableOperation.Insert(Row("p", "a", 3)), None);
        using var second = new FileTableStore(directory.Path);
        Assert.Equal(3, (await second.GetAsync("GAPS", "p", "a", None))!.Properties["Value"]);
        Assert.Equal(["Gaps"], await second.ListTablesAsync(None).ToListAsync());
    }
}
