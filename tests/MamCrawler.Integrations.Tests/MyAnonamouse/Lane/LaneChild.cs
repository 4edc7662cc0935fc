using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MamCrawler.LaneProcess;
using MamCrawler.Tests.Programs;

namespace MamCrawler.Integrations.Tests.MyAnonamouse.Lane;

/// <summary>A real process that asks the tracker. It can be killed as by <c>kill -9</c>, and made to stand still and go on as by SIGSTOP and SIGCONT.</summary>
internal sealed class LaneChild : IDisposable
{
    private readonly Process process;
    private readonly Task reading;
    private readonly Task<string> errors;
    private volatile int answered;

    public LaneChild(LaneSetup setup)
    {
        var file = Path.Combine(setup.StateDirectory, $"setup-{Guid.NewGuid():N}.json");
        File.WriteAllText(file, JsonSerializer.Serialize(setup));
        var assembly = OwnProgram.Find("tests/MamCrawler.LaneProcess", "MamCrawler.LaneProcess.dll");
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        process = Process.Start(new ProcessStartInfo(host, [assembly, file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        reading = ReadAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>How many answers it has printed.</summary>
    public int Answered => answered;

    /// <summary>Waits until it has so many answers.</summary>
    public async Task UntilAsync(int count)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (answered < count)
        {
            Assert.False(process.HasExited && answered < count, $"It ended after {answered} answers: {(process.HasExited ? await errors : "")}");
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMinutes(3), $"It has {answered} answers after 3 minutes, not {count}.");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }

    /// <summary>Waits for its end, which must be a good one.</summary>
    public async Task EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(4), TimeProvider.System);
        await reading;
        Assert.True(process.ExitCode == 0, await errors);
    }

    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
    }

    /// <summary>It stands still.</summary>
    public Task StopAsync() => SignalAsync("-STOP");

    /// <summary>It goes on where it stood.</summary>
    public Task ContinueAsync() => SignalAsync("-CONT");

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith("answered ", StringComparison.Ordinal))
                answered = int.Parse(line["answered ".Length..], CultureInfo.InvariantCulture);
    }
}
