using MamCrawler.Core.Faults;
using MamCrawler.Hosting.Settings;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;
using MamCrawler.Tests;

namespace MamCrawler.Hosting.Tests.Composition;

/// <summary>The way out that the settings say is the tracker's, and the tracker's alone.</summary>
public sealed class TrackerEgressTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tracker_ProxyThatIsOff_IsNotAskedByAnotherWayAndTheOthersAre()
    {
        await using var simulators = await SimulatorSet.StartAsync(new SimulatorSetOptions { World = new WorldOptions { Books = 200 } }, Token);
        var settings = Simulated.SettingsFor(simulators);
        var proxied = settings with
        {
            MyAnonamouse = settings.MyAnonamouse with
            {
                Egress = new EgressSettings { Mode = EgressMode.Proxy, Proxy = new Uri("http://127.0.0.1:1/") },
            },
        };
        var time = new ManualTimeProvider();
        using var moving = time.AdvanceByItself();
        await using var bench = await HostBench.MakeAsync(proxied, await Simulated.SecretsForAsync(simulators), time);

        var fault = (await Assert.ThrowsAsync<WaitFaultException>(() => bench.Services.Tracker.ReadAccountAsync(Token))).Fault;

        Assert.Equal(FaultName.TrackerUnreachable, fault.Name);
        Assert.Contains("the proxy 127.0.0.1:1, the way out to the tracker", fault.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, simulators.MyAnonamouse.TrackerRequests);
        Assert.Contains(bench.Log.Lines, line => line.StartsWith("TunnelFailed service=MyAnonamouse", StringComparison.Ordinal));
        Assert.True((await bench.Services.Checks[0].RunAsync(Token)).Good);
    }

    [Fact]
    public async Task Tracker_SessionMadeForAnotherNetwork_HaltsBeforeAnythingIsAskedWithIt()
    {
        await using var simulators = await SimulatorSet.StartAsync(new SimulatorSetOptions { World = new WorldOptions { Books = 200 } }, Token);
        var settings = Simulated.SettingsFor(simulators);
        var elsewhere = settings with { MyAnonamouse = settings.MyAnonamouse with { SessionAsn = 65001, SessionAddress = null } };
        await using var bench = await HostBench.MakeAsync(elsewhere, await Simulated.SecretsForAsync(simulators));

        var fault = (await Assert.ThrowsAsync<AskPersonFaultException>(() => bench.Services.Tracker.ReadAccountAsync(Token))).Fault;

        Assert.Equal(FaultName.EgressMismatch, fault.Name);
        Assert.Contains("AS65001", fault.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, simulators.MyAnonamouse.TrackerRequests - simulators.MyAnonamouse.Requests.Count("/json/jsonIp.php"));
    }
}
