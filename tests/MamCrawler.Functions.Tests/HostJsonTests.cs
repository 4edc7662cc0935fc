using System.Text.Json;
using MamCrawler.Functions.Queues;

namespace MamCrawler.Functions.Tests;

/// <summary>What the code relies on in <c>host.json</c>.</summary>
public sealed class HostJsonTests
{
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText("host.json")).RootElement;

    [Fact]
    public void Queues_AreReceivedAsTheyAreSent()
    {
        var queues = Root.GetProperty("extensions").GetProperty("queues");

        Assert.Equal("base64", queues.GetProperty("messageEncoding").GetString());
        Assert.Equal(PushFunctions.MostReceipts, queues.GetProperty("maxDequeueCount").GetInt32());
        Assert.InRange(queues.GetProperty("batchSize").GetInt32(), 16, 32);
    }

    [Fact]
    public void Durable_KeepsVersionsApartAndTellsNoInputs()
    {
        var durable = Root.GetProperty("extensions").GetProperty("durableTask");

        Assert.Equal("%TASKHUB_NAME%", durable.GetProperty("hubName").GetString());
        Assert.NotEmpty(durable.GetProperty("defaultVersion").GetString()!);
        Assert.Equal("CurrentOrOlder", durable.GetProperty("versionMatchStrategy").GetString());
        Assert.Equal("Reject", durable.GetProperty("versionFailureStrategy").GetString());
        Assert.False(durable.GetProperty("tracing").GetProperty("traceInputsAndOutputs").GetBoolean());
        Assert.Equal(1, durable.GetProperty("storageProvider").GetProperty("partitionCount").GetInt32());
    }

    [Fact]
    public void Logs_AreForwardedByTheHost_NotExportedByTheWorker()
    {
        Assert.False(Root.TryGetProperty("telemetryMode", out _));
        Assert.Equal("Information", Root.GetProperty("logging").GetProperty("logLevel").GetProperty("default").GetString());
    }
}
