using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Backups;

/// <summary>A state with a row of every type in every table that a backup holds, documents of every size around a piece, and what no backup may hold.</summary>
internal static class SampleState
{
    /// <summary>Stands only in what no backup may hold.</summary>
    internal const string Planted = "planted-session-value";

    internal static async Task FillAsync(ITableStore tables, IDocumentStore documents)
    {
        await PutAsync(
            tables,
            "Followed",
            "Series",
            "ünïcode 本 🎧",
            new()
            {
                ["SchemaVersion"] = 1,
                ["Text"] = "\"quoted\" <b> \\ / \n end",
                ["Empty"] = "",
                ["Yes"] = true,
                ["Int"] = int.MinValue,
                ["Long"] = long.MaxValue,
                ["Double"] = 0.1,
                ["WholeDouble"] = 3.0,
                ["NotANumber"] = double.NaN,
                ["Infinite"] = double.NegativeInfinity,
                ["Time"] = new DateTimeOffset(2026, 2, 28, 23, 59, 59, 123, TimeSpan.Zero).AddTicks(4567),
                ["Guid"] = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
                ["Bytes"] = new byte[] { 0, 1, 254, 255 },
                ["NoBytes"] = Array.Empty<byte>(),
            }
        );
        foreach (var table in new[] { "Account", "Answers", "Gaps", "Metadata", "Runs", "WitnessCatalogs" })
        foreach (var partition in new[] { "a", "b" })
        foreach (var numbers in Enumerable.Range(0, 120).Chunk(100))
            await tables.WriteBatchAsync(
                table,
                [.. numbers.Select(number => TableOperation.Upsert(new TableRow(partition, $"{number:D4}", ValueOf(number))))],
                CancellationToken.None
            );
        await PutAsync(tables, "OrchestrationInstances", "instances", "scan", new() { ["SchemaVersion"] = 1, ["Status"] = "Completed" });
        await PutAsync(tables, "TrackerSession", "MyAnonamouse", "session", new() { ["SchemaVersion"] = 1, ["Current"] = Planted });
        await PutAsync(tables, "TrackerLane", "MyAnonamouse", "lane", new() { ["SchemaVersion"] = 1, ["Holder"] = Planted });
        await PutAsync(tables, "Messages", "push-torrent", "1", new() { ["SchemaVersion"] = 1, ["Id"] = Planted });
        await PutAsync(tables, "OrchestrationHistory", "scan@1", "00000000", new() { ["SchemaVersion"] = 1, ["Result"] = Planted });
        foreach (var size in new[] { 0, 1, 48 * 1024, (48 * 1024) + 1, 400_000 })
        {
            var bytes = new byte[size];
            new Random(size).NextBytes(bytes);
            await documents.PutAsync($"reports/{size:D7}.json.gz", new MemoryStream(bytes), CancellationToken.None);
        }

        await documents.PutAsync("digests/2026-W09.md", new MemoryStream("# Digest"u8.ToArray()), CancellationToken.None);
        await documents.PutAsync("snapshots/1/ownership.bin", new MemoryStream([1, 2, 3]), CancellationToken.None);
    }

    private static Dictionary<string, object> ValueOf(int number) => new() { ["SchemaVersion"] = 1, ["Value"] = number };

    internal static Task PutAsync(ITableStore tables, string table, string partition, string row, Dictionary<string, object> properties) =>
        tables.WriteAsync(table, TableOperation.Upsert(new TableRow(partition, row, properties)), CancellationToken.None);
}
