using System.Diagnostics;

namespace MamCrawler.Drills;

/// <summary>The real command line in a process of its own, on a folder of the drill's own. Against the simulators the pace may be looser, so that nobody waits for it.</summary>
public sealed class RunningCommand : IDisposable
{
    private static readonly string[] Paces = ["MyAnonamouse__MinimumGap", "MyAnonamouse__Jitter", "Audible__MinimumInterval", "Hardcover__MinimumInterval"];

    private readonly Process process;
    private readonly Task<string> errors;

    private RunningCommand(Process process) => (this.process, errors) = (process, process.StandardError.ReadToEndAsync());

    /// <summary>What it prints.</summary>
    public TextReader Output => process.StandardOutput;

    /// <summary>Starts it.</summary>
    /// <param name="arguments">The command and its options.</param>
    /// <param name="settings">Settings laid over those of the folder: "QBittorrent__BaseAddress", ...</param>
    /// <param name="input">What is typed, for commands that read a secret.</param>
    public static RunningCommand Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null, string input = "")
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "mamcrawler.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // What this shell points at must not reach a drill: it speaks to simulators only.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MAMCRAWLER", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        foreach (var pace in Paces)
            start.Environment[$"MAMCRAWLER__{pace}"] = "00:00:00";
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            start.Environment[$"MAMCRAWLER__{name}"] = value;
        var process = Process.Start(start) ?? throw new DrillFailedException("dotnet could not be started.");
        process.StandardInput.WriteLine(input);
        process.StandardInput.Close();
        return new RunningCommand(process);
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task<CommandResult> FinishAsync(CancellationToken cancellationToken)
    {
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new CommandResult(process.ExitCode, output, await errors);
    }

    /// <summary>Ends it at once, as a power cut does.</summary>
    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
