using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MamCrawler.PushProcess;
using MamCrawler.Tests.Programs;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>A push in a process of its own, killed as kill -9 does when it stands at its step.</summary>
internal static class KilledPush
{
    /// <summary>The process's first line: where it stood when it was killed, or how it ended.</summary>
    public static async Task<string> RunAsync(PushSetup setup, int step)
    {
        var file = Path.Combine(setup.StateDirectory, "..", $"setup-{setup.TrackerId}.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(setup));
        var program = OwnProgram.Find("tests/MamCrawler.PushProcess", "MamCrawler.PushProcess.dll");
        var start = new ProcessStartInfo("dotnet", [program, file, step.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(patience.Token) ?? "";
            return line.StartsWith("standing", StringComparison.Ordinal) ? line : line.Split(':')[0];
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
