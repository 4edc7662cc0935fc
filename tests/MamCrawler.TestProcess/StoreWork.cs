using System.Globalization;
using System.Text;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State.Files;

namespace MamCrawler.TestProcess;

/// <summary>Writes that several processes do at once to the same rows and documents.</summary>
public static class StoreWork
{
    public const string Table = "Shared";
    public const string Document = "shared/document";
    public const int RowsOfABatch = 10;
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Adds one to a row by compare-and-swap, so often.</summary>
    public static async Task IncrementAsync(string directory, int count)
    {
        using var store = new FileTableStore(directory);
        for (var done = 0; done < count; )
        {
            try
            {
                var row = await store.GetAsync(Table, "counters", "counter", None);
                var operation = row is null
                    ? TableOperation.Insert(new TableRow("counters", "counter", Value(1)))
                    : TableOperation.Replace(row with { Properties = Value((int)row.Properties["Value"] + 1) });
                await store.WriteAsync(Table, operation, None);
                done++;
                Acknowledge(done);
            }
            catch (RowConflictException)
            {
                // Another process was quicker: read and try again.
                continue;
            }
        }
    }

    /// <summary>Writes the same ten rows again and again, all with one value that no other batch has.</summary>
    public static async Task WriteBatchesAsync(string directory, int count, string writer)
    {
        using var store = new FileTableStore(directory);
        for (var number = 1; number <= count; number++)
        {
            var properties = new Dictionary<string, object> { ["Value"] = $"{writer}-{number}", ["Text"] = new string('x', 500) };
            await store.WriteBatchAsync(
                Table,
                [.. Enumerable.Range(0, RowsOfABatch).Select(row => TableOperation.Upsert(new TableRow("batches", $"{row}", properties)))],
                None
            );
            Acknowledge(number);
        }
    }

    /// <summary>Puts the same document again and again, each time full of one number.</summary>
    public static async Task PutDocumentsAsync(string directory, int count, string writer)
    {
        var store = new FileDocumentStore(directory, TimeProvider.System);
        for (var number = 1; number <= count; number++)
        {
            var line = $"{writer}-{number}\n";
            await store.PutAsync(Document, new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 5000)))), None);
            Acknowledge(number);
        }
    }

    private static Dictionary<string, object> Value(int value) => new() { ["Value"] = value };

    private static void Acknowledge(int number) => Console.Out.WriteLine(number.ToString(CultureInfo.InvariantCulture));
}
