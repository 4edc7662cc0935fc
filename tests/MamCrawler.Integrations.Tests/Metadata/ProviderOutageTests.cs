using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Providers;
using MamCrawler.Simulators.Hosting;

namespace MamCrawler.Integrations.Tests.Metadata;

/// <summary>
/// All providers but one are down, in every way in which a service can be down: the run goes on with the one, says nothing that it does not say when it is alone, names the
/// others, and hears them again once they have rested.
/// </summary>
public sealed class ProviderOutageTests
{
    private static readonly string[] Outages =
    [
        CommonFaults.Slow,
        CommonFaults.Aborted,
        CommonFaults.TooManyRequests,
        CommonFaults.Unavailable,
        CommonFaults.Forbidden,
        CommonFaults.Html,
        CommonFaults.Truncated,
        CommonFaults.Unreadable,
        CommonFaults.Huge,
        CommonFaults.Deep,
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Every way for every provider that is left, and one round in which each is down in another way.</summary>
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var name in ProviderWorld.Names)
            {
                cases.Add(name, "mixed");
                foreach (var outage in Outages)
                    cases.Add(name, outage);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Ask_AllButOneDown_TheOneIsHeardAndTheOthersAreNamed(string left, string outage)
    {
        var down = ProviderWorld
            .Names.Where(name => name != left)
            .Select((name, place) => (Name: name, Outage: outage == "mixed" ? Outages[place * 2 % Outages.Length] : outage))
            .ToList();
        await using var world = await ProviderWorld.StartAsync([.. down.Where(one => one.Outage == CommonFaults.Slow).Select(one => one.Name)]);
        var alone = await AskAsync(world.Alone(left));
        Assert.True(alone.Complete);
        Assert.Equal([left], alone.Recognised);

        foreach (var one in down)
            world.Simulator(one.Name).Faults.Set(one.Outage, SwitchOf(one.Outage));
        var heard = await AskAsync(world.Providers());

        Assert.Equal(alone.Proposals, heard.Proposals);
        Assert.Equal(alone.Facts, heard.Facts);
        Assert.False(heard.Complete);
        Assert.Equal(down.Select(one => one.Name).Order(), heard.Faults.Select(fault => fault.Service).Order());
        Assert.All(heard.Faults, fault => Assert.NotEmpty(fault.Sentence));
        Assert.Equal(ProviderCondition.Healthy, (await world.Providers().ReadHealthAsync(Token)).Single(health => health.Provider == left).Condition);
    }

    [Fact]
    public async Task Ask_TheOutageIsOver_EveryoneIsHeardAgainAfterTheRest()
    {
        await using var world = await ProviderWorld.StartAsync();
        foreach (var name in ProviderWorld.Names)
            world.Simulator(name).Faults.Set(CommonFaults.Unavailable);
        var silent = await AskAsync(world.Providers());
        Assert.Empty(silent.Proposals);
        Assert.Equal(6, silent.Faults.Count);
        Assert.All(await world.Providers().ReadHealthAsync(Token), health => Assert.Equal(ProviderCondition.Resting, health.Condition));
        foreach (var name in ProviderWorld.Names)
            world.Simulator(name).Faults.ClearAll();
        var asked = ProviderWorld.Names.Sum(name => world.Simulator(name).Requests.Total);

        await AskAsync(world.Providers());
        Assert.Equal(asked, ProviderWorld.Names.Sum(name => world.Simulator(name).Requests.Total));

        world.Clock.Advance(TimeSpan.FromMinutes(16));
        var heard = await AskAsync(world.Providers());
        Assert.True(heard.Complete);
        Assert.Empty(heard.Faults);
        Assert.All(await world.Providers().ReadHealthAsync(Token), health => Assert.Equal(ProviderHealth.Good(health.Provider), health));
        Assert.Equal(ProviderWorld.Names, heard.Recognised);
    }

    [Fact]
    public async Task Ask_EveryoneAnswered_TheSameIsNotAskedAgain()
    {
        await using var world = await ProviderWorld.StartAsync();
        var first = await AskAsync(world.Providers());
        var asked = ProviderWorld.Names.Sum(name => world.Simulator(name).Requests.Total);
        var again = await AskAsync(world.Providers());
        Assert.Equal(first.Proposals, again.Proposals);
        Assert.Equal(asked, ProviderWorld.Names.Sum(name => world.Simulator(name).Requests.Total));
    }

    private static FaultSwitch? SwitchOf(string outage) =>
        outage switch
        {
            CommonFaults.Slow => new FaultSwitch { Value = "5000" },
            CommonFaults.Huge => new FaultSwitch { Value = "20" },
            _ => null,
        };

    private static async Task<Heard> AskAsync(MetadataProviders providers)
    {
        var asking = providers.Begin();
        var (answers, complete) = await asking.AskAsync(ProviderWorld.Books, Token);
        await asking.EndAsync(Token);
        var books = ProviderWorld.Books;
        return new Heard(
            [.. books.SelectMany(book => FillOnly.Propose(book, [.. answers[book.Id]], DateTimeOffset.UnixEpoch)).Select(Text)],
            [.. books.SelectMany(book => answers[book.Id]).Select(Text)],
            [
                .. ProviderWorld.Names.Where(name =>
                    books.Any(book => answers[book.Id].Any(answer => answer.Provider == name && SameBook.Is(book, answer.Facts)))
                ),
            ],
            complete,
            asking.Faults
        );
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value);

    /// <summary>What came of an asking.</summary>
    /// <param name="Proposals">What would be filled in.</param>
    /// <param name="Facts">All that was stated, candidates of other books included.</param>
    /// <param name="Recognised">Who stated something of a book that was meant.</param>
    /// <param name="Complete">Whether everybody answered.</param>
    /// <param name="Faults">What was wrong.</param>
    private sealed record Heard(
        IReadOnlyList<string> Proposals,
        IReadOnlyList<string> Facts,
        IReadOnlyList<string> Recognised,
        bool Complete,
        IReadOnlyList<Fault> Faults
    );
}
