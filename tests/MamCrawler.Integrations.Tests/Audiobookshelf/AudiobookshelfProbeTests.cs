using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Tests.Http;

namespace MamCrawler.Integrations.Tests.Audiobookshelf;

public sealed class AudiobookshelfProbeTests
{
    private readonly FakeAudiobookshelf _fake = new();

    [Fact]
    public async Task Probe_GoodServer_NamesVersionUserAndLibrary()
    {
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        var probe = await TestLibrary.On(server).ProbeAsync(CancellationToken.None);
        Assert.Equal(("Audiobookshelf", "2.36.0"), (probe.Service, probe.Version));
        Assert.Contains(probe.Details, detail => detail.Contains("reader (user)", StringComparison.Ordinal));
        Assert.Contains(probe.Details, detail => detail.Contains("Audiobooks holds 60 items", StringComparison.Ordinal));
        Assert.Equal(2, probe.Details.Count);
        Assert.Empty(probe.Advice);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Probe_OldServerAndNarrowUser_SaysWhatToChange()
    {
        _fake.Status = """{"app":"audiobookshelf","serverVersion":"2.20.1","isInit":true}""";
        _fake.User = """{"user":{"permissions":{"accessAllTags":false,"accessExplicitContent":0}}}""";
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        var advice = string.Join(' ', (await TestLibrary.On(server).ProbeAsync(CancellationToken.None)).Advice);
        Assert.Contains("older than 2.26", advice, StringComparison.Ordinal);
        Assert.Contains("all tags", advice, StringComparison.Ordinal);
        Assert.Contains("explicit", advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"app":"jellyfin"}""", FaultName.ShapeChanged)]
    [InlineData("""{"app":"audiobookshelf","isInit":false}""", FaultName.LibraryRefused)]
    public async Task Probe_WrongOrEmptyServer_IsANamedFault(string status, FaultName expected)
    {
        _fake.Status = status;
        Assert.Equal(expected, await ProbeFaultAsync());
    }

    [Theory]
    [InlineData("{}", FaultName.ShapeChanged)]
    [InlineData("""{"user":{"isActive":false}}""", FaultName.LibraryRefused)]
    public async Task Probe_WrongUser_IsANamedFault(string user, FaultName expected)
    {
        _fake.User = user;
        Assert.Equal(expected, await ProbeFaultAsync());
    }

    private async Task<FaultName> ProbeFaultAsync()
    {
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        return (await Assert.ThrowsAnyAsync<FaultException>(() => TestLibrary.On(server).ProbeAsync(CancellationToken.None))).Fault.Name;
    }
}
