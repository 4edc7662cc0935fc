using System.Diagnostics;
using MamCrawler.Tests.Programs;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>The drills of docs/operations.md, as anybody can run them: what a person is told to do when something goes wrong really works.</summary>
public sealed class DrillTests
{
    [Theory]
    [InlineData("dead-session")]
    [InlineData("tunnel-down")]
    [InlineData("restore")]
    public async Task Drill_OnTheSimulators_Passes(string name)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", OwnProgram.Find("eng/drills", "MamCrawler.Drills.dll"), name]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, output);
        Assert.StartsWith($"PASS {name}: ", output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }
}
