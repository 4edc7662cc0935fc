using MamCrawler.Core.Drift;

namespace MamCrawler.Local.Tests.CommandLine;

public sealed class DriftCommandTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Drift_NothingJudgedYet_SaysSo()
    {
        using var line = new TestCommandLine();
        var (code, output, _) = await line.RunAsync(["drift"]);
        Assert.Equal(0, code);
        Assert.Contains("No answer was judged yet.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drift_OneInSafeMode_Is1UntilItIsLeft()
    {
        using var line = new TestCommandLine();
        line.Services.Shapes.Shapes.Add(new ShapeStanding("MyAnonamouse-account", "0123456789abcdef", Day) { SafeSince = Day, Why = "without ratio" });
        var (code, output, _) = await line.RunAsync(["drift"]);
        Assert.Equal(1, code);
        Assert.Contains("since 2026-11-20 01:00: without ratio", output, StringComparison.Ordinal);
        Assert.Contains("\"safeSince\"", (await line.RunAsync(["drift", "--json"])).Output, StringComparison.OrdinalIgnoreCase);

        Assert.Equal(0, (await line.RunAsync(["drift", "leave", "MyAnonamouse-account"])).ExitCode);
        Assert.Equal(0, (await line.RunAsync(["drift"])).ExitCode);
        var (again, _, error) = await line.RunAsync(["drift", "leave", "MyAnonamouse-account"]);
        Assert.Equal(1, again);
        Assert.Contains("is in no safe mode", error, StringComparison.Ordinal);
    }
}
