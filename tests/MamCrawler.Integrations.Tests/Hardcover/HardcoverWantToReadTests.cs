using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.WantedLists;
using MamCrawler.Integrations.Hardcover;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Simulators.Hardcover;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;

namespace MamCrawler.Integrations.Tests.Hardcover;

/// <summary>The books to read on Hardcover: all pages, with authors, recordings and series, or a fault.</summary>
public sealed partial class HardcoverWantToReadTests : IAsyncLifetime
{
    private readonly ManualClock clock = new();
    private readonly HardcoverSimulator simulator;

    public HardcoverWantToReadTests() => simulator = new(SimulatedWorlds.Demo, new SimulatorOptions { Time = clock });

    public async ValueTask InitializeAsync() => await simulator.StartAsync();

    public ValueTask DisposeAsync() => simulator.DisposeAsync();

    [Fact]
    public async Task Read_MoreThanTwoPages_IsReadWholeWithinTheLimits()
    {
        simulator.Faults.Set(HardcoverFaults.RateLimit);
        simulator.WantToRead = [.. Volumes().Take(230)];
        simulator.AlreadyRead = [.. Volumes().Skip(230).Take(20)];
        using var witness = Witness(HardcoverSimulator.Token);

        var lines = await witness.WantToRead.ReadAsync(CancellationToken.None);

        Assert.Equal(WishSource.Hardcover, witness.WantToRead.Source);
        Assert.Equal(simulator.WantToRead.Select(work => work.Title).Order(), lines.Select(line => line.Draft!.Title).Order());
        Assert.All(
            lines.Zip(simulator.WantToRead),
            pair => Assert.Equal((pair.Second.Author, pair.Second.Asin), (pair.First.Draft!.Authors[0], pair.First.Draft.Asin))
        );
        var series = simulator.WantToRead[0].Series[0];
        Assert.Equal((series.Series.Name, (decimal?)series.Position), (lines[0].Draft!.Series, lines[0].Draft!.Number));
        // Three pages of the list and an empty one, five questions for 50 books each.
        Assert.Equal(9, simulator.TopLevelQueries);
    }

    [Fact]
    public async Task Read_ServiceThatCapsRowsLower_IsReadToItsEnd()
    {
        await using var server = await StubServer.StartAsync(
            (context, request) =>
            {
                var query = JsonDocument.Parse(request.Body).RootElement.GetProperty("query").GetString()!;
                if (!query.Contains("me{", StringComparison.Ordinal))
                    return StubServer.WriteAsync(context, 200, $$$"""{"data":{"w0":[{{{string.Join(',', Enumerable.Range(1, 5).Select(Book))}}}]}}""");
                var after = int.Parse(AfterId().Match(query).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
                var rows = Enumerable.Range(after + 1, Math.Min(2, 5 - after)).Select(static id => $$$"""{"id":{{{id}}},"book_id":{{{id}}}}""");
                return StubServer.WriteAsync(context, 200, $$$"""{"data":{"me":[{"id":1,"user_books":[{{{string.Join(',', rows)}}}]}]}}""");
            }
        );
        using var witness = FakeHardcover.WitnessOn(server);

        Assert.Equal(5, (await witness.WantToRead.ReadAsync(CancellationToken.None)).Count);

        static string Book(int id) => $$$"""{"id":{{{id}}},"title":"Book {{{id}}}","contributions":[{"author":{"name":"Ann Writer"}}]}""";
    }

    [Fact]
    public async Task Read_EmptyList_IsEmpty()
    {
        using var witness = Witness(HardcoverSimulator.Token);
        Assert.Empty(await witness.WantToRead.ReadAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(HardcoverFaults.InvalidToken)]
    [InlineData(HardcoverFaults.InsufficientScope)]
    [InlineData(HardcoverFaults.EmptyResult)]
    public async Task Read_CannotBeAskedOrNotWhole_IsAFault(string fault)
    {
        simulator.WantToRead = [.. Volumes().Take(2)];
        simulator.Faults.Set(fault);
        using var witness = Witness(HardcoverSimulator.Token);
        await Assert.ThrowsAnyAsync<FaultException>(() => witness.WantToRead.ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Read_NoToken_SaysWhatToDo()
    {
        using var witness = Witness(null);
        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => witness.WantToRead.ReadAsync(CancellationToken.None));
        Assert.Equal(FaultName.NotConfigured, fault.Fault.Name);
    }

    [Theory]
    [InlineData("""{"data":{"me":[]}}""")]
    [InlineData("""{"data":{"me":[{"id":1}]}}""")]
    [InlineData("""{"data":{"me":[{"id":1,"user_books":[{"id":7}]}]}}""")]
    [InlineData("""{"data":{"me":[{"id":1,"user_books":[{"id":7,"book_id":1},{"id":7,"book_id":2}]}]}}""")]
    public async Task Read_AnswerWithoutTheList_IsAFaultAndNoEmptyList(string body)
    {
        await using var server = await StubServer.StartAsync((context, _) => StubServer.WriteAsync(context, 200, body));
        using var witness = FakeHardcover.WitnessOn(server);
        var fault = await Assert.ThrowsAnyAsync<FaultException>(() => witness.WantToRead.ReadAsync(CancellationToken.None));
        Assert.Equal(FaultName.ShapeChanged, fault.Fault.Name);
    }

    private static IEnumerable<WorldWork> Volumes() =>
        SimulatedWorlds.Demo.Works.Where(work =>
            work is { OnHardcover: true, Kind: WorldWorkKind.Volume, Asin: not null } && work.Series.Any(one => one.Series.OnHardcover)
        );

    [GeneratedRegex("_gt:([0-9]+)")]
    private static partial Regex AfterId();

    private HardcoverWitness Witness(string? token)
    {
        var options = new HardcoverOptions { BaseAddress = simulator.Address };
        var secrets = new MemorySecrets();
        if (token is not null)
            secrets.Values[options.TokenSecret] = new Secret(token);
        return new HardcoverWitness(options, ServiceHandler.CreateClient(), secrets, clock);
    }
}
