using System.Diagnostics;
using MamCrawler.Tests.Programs;

namespace MamCrawler.Core.Tests.State;

/// <summary>A real process of MamCrawler.TestProcess. It can be killed as by <c>kill -9</c>.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly Task reading;
    private readonly Task<string> errors;

    public ChildProcess(params string[] arguments)
    {
        var assembly = OwnProgram.Find("tests/MamCrawler.TestProcess", "MamCrawler.TestProcess.dll");
        process = Process.Start(
            new ProcessStartInfo(
                Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
                [assembly, .. arguments]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        reading = ReadAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The lines printed so far: work that was acknowledged.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
                return [.. lines];
        }
    }

    public bool HasExited => process.HasExited;

    /// <summary>Waits for its end, which must be a good one.</summary>
    public async Task EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(120), TimeProvider.System);
        await reading;
        Assert.True(process.ExitCode == 0, await errors);
    }

    /// <summary>Kills it and reads what it had printed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
    }

    /// <summary>Waits until it has printed so many lines or has exited.</summary>
    public async Task UntilAsync(int count)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (Lines.Count < count && !HasExited)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60), $"The process has printed {Lines.Count} lines, not {count}.");
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (lines)
                lines.Add(line);
        }
    }
}
