using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Simulators.GoogleBooks;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.ITunes;
using MamCrawler.Simulators.OpenLibrary;
using MamCrawler.Simulators.World;

namespace MamCrawler.Integrations.Tests.Catalogues;

/// <summary>What holds for each of the general catalogues, asked as in life.</summary>
public sealed class CatalogueContractTests
{
    public static TheoryData<string> Names => CatalogueSimulators.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Find_WorksOfTheWorld_AreDescribedAndNeverTheWrongBook(string name)
    {
        await using var catalogue = await CatalogueSimulators.StartAsync(name);
        var provider = catalogue.Provider();
        var works = SimulatedWorlds.Demo.Works.Where(work => work is { Kind: WorldWorkKind.Volume, Asin: not null, Language: "english" }).Take(250).ToArray();
        var (described, candidates) = (0, 0);
        foreach (var work in works)
        {
            var book = Asked.BookOf(work);
            var found = await provider.AskAsync(MetadataQuestion.Of(book));
            candidates += found.Count;
            var same = found.Where(facts => SameBook.Is(book, facts)).ToArray();
            Assert.DoesNotContain(same, IsTrap);
            Assert.All(same.Select(facts => facts.Description).OfType<string>(), text => Assert.DoesNotContain('<', text));
            Assert.All(same.Select(facts => facts.Cover).OfType<Uri>(), cover => Assert.Equal(cover.OriginalString, CoverAddress.Read(cover.OriginalString)));
            if (same.FirstOrDefault()?.Description is { } description)
            {
                described++;
                Assert.Contains($"{work.Title} is a book by {work.Author}", description, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("\"Sharp & strange\"", description, StringComparison.Ordinal);
            }
        }

        Assert.InRange(described, works.Length / 2, works.Length);
        Assert.True(candidates > described, $"Of {candidates} candidates {described} were meant: there were no traps.");
        Assert.Empty(catalogue.Simulator.Requests.Violations);
        Assert.Equal(1, catalogue.Simulator.Requests.MostAtOnce);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Find_ItemsOfTheLibrary_NeverGetAnotherAuthorsBook(string name)
    {
        await using var catalogue = await CatalogueSimulators.StartAsync(name);
        var provider = catalogue.Provider();
        foreach (var item in SimulatedWorlds.Demo.Items.Take(250))
        {
            var book = new Book
            {
                Id = "item",
                Title = item.Title,
                Subtitle = item.Subtitle,
                Authors = item.Authors,
                Series = [.. item.Series.Select(place => new SeriesMembership(place.Name, SequenceText.Parse(place.Sequence)))],
                Isbn = item.Isbn,
                Language = item.Language ?? "English",
            };
            var question = MetadataQuestion.Of(book);
            if (!provider.CanBeAsked(question))
                continue;
            foreach (var facts in (await provider.AskAsync(question)).Where(facts => SameBook.Is(book, facts)))
                Assert.False(IsTrap(facts), $"{book.Title}: {facts.Description}");
        }
    }

    [Theory]
    [InlineData("ITunes", 3.1)]
    [InlineData("GoogleBooks", 1)]
    [InlineData("OpenLibrary", 1)]
    public async Task Find_ManyBooks_KeepsThePublishedPace(string name, double seconds)
    {
        await using var catalogue = await CatalogueSimulators.StartAsync(name);
        if (name == "ITunes")
            catalogue.Simulator.Faults.Set(ITunesFaults.RateLimit);
        var provider = catalogue.Provider();
        for (var number = 0; number < 45; number++)
            await provider.AskAsync(Asked.Question($"Book of {number} Gates"));
        Assert.True(catalogue.Simulator.Requests.SmallestGap >= TimeSpan.FromSeconds(seconds));
        Assert.Equal(catalogue.Simulator.Requests.Total, provider.Requests);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Find_NothingThere_IsNothing(string name)
    {
        await using var catalogue = await CatalogueSimulators.StartAsync(name);
        catalogue.Simulator.Faults.Set("empty-result");
        Assert.Empty(await catalogue.Provider().AskAsync(Asked.Question(isbn: "9780306406157")));
    }

    [Theory]
    [InlineData(CommonFaults.Aborted, FaultName.WitnessUnavailable)]
    [InlineData(CommonFaults.AbortedAfter, FaultName.WitnessUnavailable)]
    [InlineData(CommonFaults.Unavailable, FaultName.WitnessUnavailable)]
    [InlineData(CommonFaults.TooManyRequests, FaultName.RateLimited)]
    [InlineData(CommonFaults.Html, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Unreadable, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Truncated, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Huge, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Deep, FaultName.ShapeChanged)]
    public async Task Find_CouldNotAsk_HasAName(string fault, FaultName expected)
    {
        foreach (var name in Names)
        {
            await using var catalogue = await CatalogueSimulators.StartAsync(name);
            catalogue.Simulator.Faults.Set(fault);
            var thrown = await Assert.ThrowsAnyAsync<FaultException>(() => catalogue.Provider().AskAsync(Asked.Question()));
            Assert.Equal(expected, thrown.Fault.Name);
            Assert.Matches(@"^[A-Z].{30,}\.$", thrown.Fault.Sentence.Replace("iTunes", "ITunes", StringComparison.Ordinal));
            Assert.DoesNotContain(GoogleBooksSimulator.Key, thrown.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(GoogleBooksFaults.DaySpent, FaultName.RateLimited, FaultResponse.Wait)]
    [InlineData(GoogleBooksFaults.MinuteSpent, FaultName.RateLimited, FaultResponse.Wait)]
    [InlineData(GoogleBooksFaults.InvalidKey, FaultName.WitnessUnavailable, FaultResponse.AskPerson)]
    [InlineData(GoogleBooksFaults.ServiceDisabled, FaultName.WitnessUnavailable, FaultResponse.AskPerson)]
    [InlineData(GoogleBooksFaults.UnknownLocation, FaultName.WitnessUnavailable, FaultResponse.Stop)]
    public async Task GoogleBooks_Refuses_SaysWhoMustDoSomething(string fault, FaultName expected, FaultResponse response)
    {
        await using var catalogue = await CatalogueSimulators.StartAsync("GoogleBooks");
        catalogue.Simulator.Faults.Set(fault);
        var thrown = await Assert.ThrowsAnyAsync<FaultException>(() => catalogue.Provider().AskAsync(Asked.Question()));
        Assert.Equal((expected, response), (thrown.Fault.Name, thrown.Fault.Response));
    }

    [Fact]
    public async Task GoogleBooks_WrongKey_IsRefusedAndNamesTheSecret()
    {
        await using var catalogue = await CatalogueSimulators.StartAsync("GoogleBooks");
        catalogue.Secrets.Values["google-books-key"] = new("another-key");
        var thrown = await Assert.ThrowsAsync<AskPersonFaultException>(() => catalogue.Provider().AskAsync(Asked.Question()));
        Assert.Contains("mamcrawler secret set google-books-key", thrown.Fault.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("another-key", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenLibrary_SentToAnotherHost_IsNotFollowed()
    {
        await using var catalogue = await CatalogueSimulators.StartAsync("OpenLibrary");
        await using var stranger = await StubServer.AnsweringAsync(200, "{}");
        catalogue.Simulator.Faults.Set(OpenLibraryFaults.SentElsewhere, new FaultSwitch($"{stranger.Address}books/OL1M.json"));
        var thrown = await Assert.ThrowsAnyAsync<FaultException>(() => catalogue.Provider().AskAsync(Asked.Question(isbn: "9780306406157")));
        Assert.Equal(FaultName.WitnessUnavailable, thrown.Fault.Name);
        Assert.Empty(stranger.Requests);
    }

    /// <summary>How the simulators mark what a search finds and nobody meant.</summary>
    private static bool IsTrap(BookFacts facts) =>
        facts.Description is { } text
        && (
            text.Contains("not the book that was meant", StringComparison.Ordinal) || text.Contains("nicht das Buch, das gemeint war", StringComparison.Ordinal)
        );
}
