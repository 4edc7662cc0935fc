using System.Text;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using Microsoft.Extensions.Logging;

namespace MamCrawler.EndToEnd.Tests.Secrets;

/// <summary>Puts a secret where none may be, in each kind of place once: what the search must find.</summary>
internal static class PlantedMistakes
{
    public static IReadOnlyList<string> Places { get; } =
    [
        "log entry",
        "the answer to GET /api/scans/",
        "what 'approve ",
        "table Mistakes, row p/text",
        "table Mistakes, row p/packed",
        "table OrchestrationInstances, row instances/mistake, Input",
        "table OrchestrationHistory, row mistake/00000001, Result",
        "state/documents/mistakes/plain.txt",
        "state/documents/mistakes/packed.json.gz (unpacked)",
        "state/queues",
    ];

    public static async Task MakeAsync(PlantedWorld world, PlantedRun run, string secret)
    {
        var logger = world.Log.CreateLogger("Mistake");
        logger.Log(LogLevel.Trace, default, "text", new InvalidOperationException($"The server said {secret}."), (text, _) => text);
        await run.Api.AskAsync(HttpMethod.Get, $"/api/scans/{Uri.EscapeDataString(secret)}");
        await run.Console.RunAsync(["approve", secret], cancellationToken: CancellationToken.None);

        using var tables = new FileTableStore(world.Folder.StateFolder);
        await WriteAsync("Mistakes", "p", "text", "Why", $"It failed: {secret}");
        await WriteAsync("Mistakes", "p", "packed", "Answer", StateJson.Compress(new { Sentence = secret }));
        await WriteAsync("OrchestrationInstances", "instances", "mistake", "Input", $"\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))}\"");
        await WriteAsync("OrchestrationHistory", "mistake", "00000001", "Result", Uri.EscapeDataString(secret));

        var documents = new FileDocumentStore(world.Folder.StateFolder, world.Time);
        await documents.PutAsync("mistakes/plain.txt", new MemoryStream(Encoding.UTF8.GetBytes(secret)), CancellationToken.None);
        await documents.PutAsync("mistakes/packed.json.gz", new MemoryStream(StateJson.Compress(secret)), CancellationToken.None);
        using var queue = new FileWorkQueue(world.Folder.StateFolder, world.Time);
        await queue.SendAsync("mistakes", secret, null, CancellationToken.None);

        Task WriteAsync(string table, string partition, string row, string name, object value) =>
            tables.WriteAsync(
                table,
                TableOperation.Upsert(new TableRow(partition, row, new Dictionary<string, object> { [name] = value })),
                CancellationToken.None
            );
    }
}
