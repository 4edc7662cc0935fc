using System.Diagnostics;
using MamCrawler.Tests;
using MamCrawler.Tests.Programs;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>The command line in a process of its own. Against loopback the pace may be looser, so that a test need not wait for it.</summary>
internal sealed class CommandLineProcess : IDisposable
{
    private static readonly string[] Paces =
    [
        "MyAnonamouse__MinimumGap",
        "MyAnonamouse__Jitter",
        "Audible__MinimumInterval",
        "Hardcover__MinimumInterval",
        "ITunes__MinimumInterval",
        "GoogleBooks__MinimumInterval",
        "OpenLibrary__MinimumInterval",
    ];

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private CommandLineProcess(Process process) =>
        (_process, _output, _errors) = (process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

    public bool HasExited => _process.HasExited;

    public static CommandLineProcess Start(params string[] arguments) => Start(Path.Combine(AppContext.BaseDirectory, "mamcrawler.dll"), arguments);

    /// <summary>Starts one with settings laid over those of its folder.</summary>
    public static CommandLineProcess StartWith(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Start(Path.Combine(AppContext.BaseDirectory, "mamcrawler.dll"), arguments, environment);

    /// <summary>Starts one that may be killed.</summary>
    public static CommandLineProcess StartToKill(params string[] arguments) => Start(OwnProgram.Find("src/MamCrawler.Local", "mamcrawler.dll"), arguments);

    /// <summary>What it printed, and its exit code, once it has ended by itself.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> FinishAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return (_process.ExitCode, await _output, await _errors);
    }

    /// <summary>Kills it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static CommandLineProcess Start(string program, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in LoopbackOnly.Environment)
            start.Environment[name] = value;
        foreach (var pace in Paces)
            start.Environment[$"MAMCRAWLER__{pace}"] = "00:00:00";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new CommandLineProcess(Process.Start(start)!);
    }
}
