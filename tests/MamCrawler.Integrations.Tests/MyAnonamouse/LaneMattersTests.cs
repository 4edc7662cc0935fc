using MamCrawler.Core.Faults;
using MamCrawler.Core.Notices;
using MamCrawler.Core.State.Files;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

public sealed class LaneMattersTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly string folder = Path.Combine(Path.GetTempPath(), "mamcrawler-tests", Guid.NewGuid().ToString("N"));
    private readonly FileTableStore tables;

    public LaneMattersTests()
    {
        Directory.CreateDirectory(folder);
        tables = new FileTableStore(folder);
    }

    public void Dispose()
    {
        tables.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(FaultName.SessionExpired, "The tracker's session is dead")]
    [InlineData(FaultName.EgressMismatch, "The way out to the tracker is another one")]
    [InlineData(FaultName.TrackerRefused, "The tracker refused, and its lane stands still")]
    public async Task Look_LaneThatStandsStill_IsAnAlarm(FaultName name, string title)
    {
        await new LaneRow { Stop = new LaneStop(name, "It refused.", Day) }.WriteAsync(tables, TestContext.Current.CancellationToken);
        var matter = Assert.Single(await new LaneMatters(tables).LookAsync(TestContext.Current.CancellationToken));
        Assert.Equal((NoticeKind.Alarm, title), (matter.Kind, matter.Title));
        Assert.StartsWith("It refused. Nothing is asked of the tracker since 2026-03-01 08:00 UTC", matter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_LaneThatGoes_IsNothing() => Assert.Empty(await new LaneMatters(tables).LookAsync(TestContext.Current.CancellationToken));
}
