using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Tests;

namespace MamCrawler.Integrations.Tests.Http.Tunnels;

public sealed class TunnelWatchTests : IDisposable
{
    private readonly ManualTimeProvider time = new();
    private readonly EventLog log = new();
    private readonly TunnelWatch watch;

    public TunnelWatchTests() => watch = new TunnelWatch(TunnelTarget.QBittorrent, time, log.CreateLogger("Tunnel"));

    public void Dispose() => log.Dispose();

    [Fact]
    public void Failed_AgainAndAgain_IsToldAtOnceAndThenEveryQuarterOfAnHour()
    {
        for (var minute = 0; minute < 60; minute++)
        {
            watch.Failed(Fault(FaultName.ClientUnreachable));
            time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(4, log.Named("TunnelFailed").Count);
        watch.Answered();
        watch.Answered();
        Assert.Equal("TunnelRecovered service=qBittorrent fault=ClientUnreachable seconds=3600", Assert.Single(log.Named("TunnelRecovered")).Text);
    }

    [Fact]
    public void Failed_InAnotherWay_IsToldAtOnce()
    {
        watch.Failed(Fault(FaultName.ClientUnreachable));
        watch.Failed(Fault(FaultName.TunnelAuthenticationFailed));
        watch.Failed(Fault(FaultName.TunnelAuthenticationFailed));
        Assert.Equal(
            [
                "TunnelFailed service=qBittorrent fault=ClientUnreachable sentence=A.",
                "TunnelFailed service=qBittorrent fault=TunnelAuthenticationFailed sentence=A.",
            ],
            log.Texts
        );
    }

    [Theory]
    [InlineData(FaultName.ShapeChanged)]
    [InlineData(FaultName.NotConfigured)]
    [InlineData(FaultName.LibraryUnreachable)]
    public void Failed_ThroughNoFaultOfTheTunnel_IsNotTold(FaultName name)
    {
        watch.Failed(Fault(name));
        watch.Answered();
        Assert.Empty(log.Entries);
    }

    private static Fault Fault(FaultName name) => new(name, "qBittorrent", "A.", FaultResponse.Wait);
}
