using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.State.Files;
using MamCrawler.TestProcess.Samples;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.TestProcess;

/// <summary>Starts the sample scan, or goes on with it, and writes every activity that it begins into a file.</summary>
public static class ScanWork
{
    public const string InstanceId = "scan";

    /// <summary>The file of activities begun: a line each, appended before the activity works.</summary>
    public static string LogOf(string directory) => Path.Combine(directory, "activities.log");

    public static async Task RunAsync(string directory, int series)
    {
        using var store = new FileTableStore(directory);
        using var holder = new FileHolder(directory);
        var registry = SampleScan.Register(new OrchestrationRegistry(), line => Append(directory, line), TimeProvider.System);
        var options = new InProcessEngineOptions { Holder = holder.Name, HolderIsAlive = holder.IsAlive };
        await using var engine = new InProcessEngine(registry, store, TimeProvider.System, NullLoggerFactory.Instance, options);
        await engine.ResumeAsync(CancellationToken.None);
        if (await engine.GetStateAsync(InstanceId, CancellationToken.None) is null)
            await engine.StartAsync(nameof(SampleScan), InstanceId, new SampleScanInput(series), CancellationToken.None);
        var ended = await engine.WaitAsync(InstanceId, CancellationToken.None);
        Console.Out.WriteLine($"{ended.Status} {ended.Output}");
    }

    private static void Append(string directory, string line)
    {
        lock (typeof(ScanWork))
            File.AppendAllText(LogOf(directory), line + "\n");
    }
}
