using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Audiobookshelf;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Simulators.Audiobookshelf;
using MamCrawler.Simulators.Hosting;

namespace MamCrawler.Integrations.Tests.Audiobookshelf;

public sealed class AudiobookshelfSimulatorTests : IAsyncLifetime
{
    private readonly AudiobookshelfSimulator _simulator = new(SimulatedWorlds.Demo, new SimulatorOptions());

    public async ValueTask InitializeAsync() => await _simulator.StartAsync();

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("audiobookshelf/")]
    public async Task Read_WholeLibrary_IsExactlyWhatItHolds(string prefix)
    {
        var library = Library(prefix);
        var books = await TestLibrary.ReadAsync(library);
        var expected = SimulatedWorlds.Demo.Items.ToDictionary(item => item.Id.ToString());
        Assert.Equal(1605, books.Count);
        Assert.Equal(expected.Keys.Order(), books.Select(book => book.Id).Order());
        Assert.All(
            books,
            book =>
            {
                var item = expected[book.Id];
                Assert.Equal(
                    AudiobookshelfFixture.Say(item.Authors, item.Narrators, item.Series.Select(series => (series.Name, series.Sequence ?? ""))),
                    AudiobookshelfFixture.Say(book.Authors, book.Narrators, book.Series.Select(series => (series.Name, series.Sequence.Raw)))
                );
                Assert.Equal((item.Title, item.Asin, item.FileCount), (book.Title, book.Asin, book.FileCount));
            }
        );
        Assert.InRange(library.LastReading!.InFull, 1, 1604);
    }

    [Fact]
    public async Task Probe_Server_IsKnown() =>
        Assert.Equal(AudiobookshelfSimulator.ServerVersion, (await Library().ProbeAsync(CancellationToken.None)).Version);

    [Fact]
    public async Task Read_KeyWithoutPermission_IsLibraryRefused()
    {
        var library = Library(key: AudiobookshelfSimulator.ForbiddenApiKey);
        Assert.Equal(FaultName.LibraryRefused, (await Assert.ThrowsAsync<AskPersonFaultException>(() => TestLibrary.ReadAsync(library))).Fault.Name);
    }

    [Theory]
    [InlineData(CommonFaults.Html, FaultName.TunnelAuthenticationFailed)]
    [InlineData(CommonFaults.Truncated, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Unreadable, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Unavailable, FaultName.LibraryUnreachable)]
    [InlineData(CommonFaults.Aborted, FaultName.LibraryUnreachable)]
    [InlineData(CommonFaults.Forbidden, FaultName.LibraryRefused)]
    [InlineData(CommonFaults.TooManyRequests, FaultName.RateLimited)]
    [InlineData(AudiobookshelfFaults.ExpiredToken, FaultName.LibraryRefused)]
    [InlineData(AudiobookshelfFaults.LibraryGone, FaultName.LibraryRefused)]
    public async Task Read_SwitchedFault_IsItsNamedFault(string fault, FaultName expected)
    {
        _simulator.Faults.Set(fault);
        Assert.Equal(expected, (await Assert.ThrowsAnyAsync<FaultException>(() => TestLibrary.ReadAsync(Library()))).Fault.Name);
    }

    private AudiobookshelfLibrary Library(string prefix = "", string key = AudiobookshelfSimulator.ApiKey)
    {
        var options = new AudiobookshelfOptions { BaseAddress = new Uri(_simulator.Address, prefix) };
        var secrets = new MemorySecrets();
        secrets.Values[options.ApiKeySecret] = new Secret(key);
        return new AudiobookshelfLibrary(options, ServiceHandler.CreateClient(), secrets, new ManualClock());
    }
}
