using System.Diagnostics;
using System.Globalization;

namespace MamCrawler.Benchmarks.Product;

/// <summary>The command line in a process of its own, with the environment's settings made fast: against loopback the pace may be looser.</summary>
internal sealed class MamCrawlerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private MamCrawlerProcess(Process process) =>
        (_process, _output, _errors) = (process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

    /// <summary>The largest working set seen so far, in MiB.</summary>
    public double PeakMemory { get; private set; }

    public bool IsRunning => !_process.HasExited;

    public static MamCrawlerProcess Start(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "mamcrawler.dll");
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
            ["exec", program, .. arguments]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var pace in new[] { "MyAnonamouse__MinimumGap", "MyAnonamouse__Jitter", "Audible__MinimumInterval", "Hardcover__MinimumInterval" })
            start.Environment[$"MAMCRAWLER__{pace}"] = "00:00:00";
        return new MamCrawlerProcess(Process.Start(start) ?? throw new InvalidOperationException("The command line could not be started."));
    }

    /// <summary>Waits for the end, looking at the memory every 20 ms, and gives what was printed. A scan that met a fault on its way (a witness's daily allowance) still prints its summary.</summary>
    /// <exception cref="InvalidOperationException">It printed nothing, or took longer than allowed.</exception>
    public async Task<string> FinishAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (!_process.HasExited)
        {
            PeakMemory = Math.Max(PeakMemory, WorkingSet());
            if (watch.Elapsed > atMost)
                throw new InvalidOperationException($"It took longer than {atMost}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }

        return await _output is { Length: > 0 } output ? output : throw new InvalidOperationException($"It ended with {_process.ExitCode}: {await _errors}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private double WorkingSet()
    {
        try
        {
            if (OperatingSystem.IsLinux() && File.Exists($"/proc/{_process.Id}/status"))
                return File.ReadLines($"/proc/{_process.Id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line
                    ? double.Parse(line.Split(':', StringSplitOptions.TrimEntries)[1].Split(' ')[0], CultureInfo.InvariantCulture) / 1024
                    : 0;
            _process.Refresh();
            return _process.PeakWorkingSet64 / 1048576.0;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // It ended between the two looks; the peak until then stands.
            return 0;
        }
    }
}
