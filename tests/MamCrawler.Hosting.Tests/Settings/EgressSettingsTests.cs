using MamCrawler.Core.Faults;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Hosting.Settings;

namespace MamCrawler.Hosting.Tests.Settings;

public sealed class EgressSettingsTests
{
    [Theory]
    [InlineData("""{ "mode": "Proxy" }""", "myAnonamouse.egress.proxy")]
    [InlineData("""{ "mode": "NatGateway" }""", "myAnonamouse.sessionAddress")]
    public async Task Find_WayOutNotYetSaid_IsMissingAndNotMalformed(string egress, string name)
    {
        var settings = Read(egress);
        Assert.Empty(SettingsCheck.Find(settings));
        var missing = Assert.Single(MissingSettings.Find(settings), part => part.Service == RequiredServices.Tracker);
        Assert.Equal(name, missing.Name);
        await using var bench = await HostBench.MakeAsync(settings, new FakeSecrets());
        Assert.Equal(FaultName.NotConfigured, Assert.Throws<AskPersonFaultException>(() => bench.Services.Tracker).Fault.Name);
    }

    [Theory]
    [InlineData("""{ "mode": "Proxy", "proxy": "https://me:secret@home.example.org:3128/" }""")]
    [InlineData("""{ "mode": "Proxy", "proxy": "http://home.example.org:3128/", "proxySecret": "proxy-login" }""")]
    [InlineData("""{ "proxy": "https://home.example.org:3128/" }""")]
    public void Find_WayOutThatCannotWork_IsMalformed(string egress)
    {
        var problem = Assert.Single(SettingsCheck.Find(Read(egress)));
        Assert.Equal("myAnonamouse", problem.Where);
        Assert.DoesNotContain("secret@", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ProxyWithALogin_NeedsItsSecretForTheTracker()
    {
        var settings = Read("""{ "mode": "Proxy", "proxy": "socks5://10.0.0.2:1080/", "proxySecret": "proxy-login" }""");
        Assert.Empty(SettingsCheck.Find(settings));
        Assert.Equal(RequiredServices.Tracker, Assert.Single(NeededSecrets.Of(settings), secret => secret.Name == "proxy-login").Service);
    }

    private static MamCrawlerSettings Read(string egress) => SettingsText.Read($$"""{ "myAnonamouse": { "egress": {{egress}} } }""");
}
