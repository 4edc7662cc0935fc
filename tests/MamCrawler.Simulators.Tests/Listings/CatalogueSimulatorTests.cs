using System.Net;
using System.Text.Json;
using MamCrawler.Simulators.GoogleBooks;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.ITunes;
using MamCrawler.Simulators.OpenLibrary;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Tests.Listings;

/// <summary>The general catalogues: their shapes, and the traps that stand in every search.</summary>
public sealed class CatalogueSimulatorTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Json = "application/json";

    [Fact]
    public async Task ITunes_Search_IsJavaScriptByItsTypeAndLoose()
    {
        var work = KnownTo(fixture.Set.ITunes, work => work.Asin is not null);
        using var response = await fixture.Client.GetAsync(new Uri(fixture.Set.ITunes.Address, Search(work)));
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
        var rows = (await ReadAsync(response)).GetProperty("results").EnumerateArray().ToArray();
        Assert.Contains(rows, row => row.GetProperty("collectionName").GetString()!.StartsWith(work.Title, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Equal("audiobook", row.GetProperty("wrapperType").GetString()));
        var loose = await GetAsync(fixture.Set.ITunes, $"search?media=audiobook&term={Uri.EscapeDataString($"{work.Title} xyzzy")}");
        Assert.NotEmpty(loose.GetProperty("results").EnumerateArray());
    }

    [Fact]
    public async Task Catalogues_EverySort_StandsInSearches()
    {
        var (titles, languages, authors) = (new List<string>(), new HashSet<string>(), new HashSet<string>());
        foreach (var work in fixture.Set.World.Works.Where(work => work is { Kind: WorldWorkKind.Volume, Series.Count: > 0 }).Take(120))
        {
            foreach (var row in (await VolumesAsync($"intitle:\"{work.Title}\"")).Items())
            {
                titles.Add(row.GetProperty("title").GetString()!);
                languages.Add(row.GetProperty("language").GetString()!);
                authors.UnionWith(row.TryGetProperty("authors", out var list) ? [list[0].GetString()!] : ["none"]);
            }
        }

        Assert.Contains(titles, title => title.StartsWith("Summary of ", StringComparison.Ordinal));
        Assert.Contains(titles, title => title.Contains("Box Set", StringComparison.Ordinal));
        Assert.Contains("Keynote Digests", authors);
        Assert.Contains("none", authors);
        Assert.Contains(authors, author => author.EndsWith("Otherhand", StringComparison.Ordinal));
        Assert.Superset(new HashSet<string> { "en", "de" }, languages);
    }

    [Fact]
    public async Task GoogleBooks_NothingFound_HasNoItemsAtAll()
    {
        var answer = await VolumesAsync("isbn:9780000000002");
        Assert.Equal(0, answer.GetProperty("totalItems").GetInt32());
        Assert.False(answer.TryGetProperty("items", out _));
        Assert.NotEmpty((await VolumesAsync("the")).Items());
    }

    [Fact]
    public async Task GoogleBooks_WithoutAKey_HasAQuotaOfZero()
    {
        using var response = await fixture.Client.GetAsync(new Uri(fixture.Set.GoogleBooks.Address, "books/v1/volumes?q=the&country=US"));
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        var error = (await ReadAsync(response)).GetProperty("error");
        Assert.Equal("RESOURCE_EXHAUSTED", error.GetProperty("status").GetString());
        Assert.Equal("0", error.GetProperty("details")[0].GetProperty("metadata").GetProperty("quota_limit_value").GetString());
    }

    [Fact]
    public async Task GoogleBooks_KeyInTheAddress_IsNoted()
    {
        await using var simulator = new GoogleBooksSimulator(fixture.Set.World, new SimulatorOptions());
        await simulator.StartAsync();
        using var response = await fixture.Client.GetAsync(new Uri(simulator.Address, $"books/v1/volumes?q=the&country=US&key={GoogleBooksSimulator.Key}"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("can be logged", Assert.Single(simulator.Requests.Violations), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenLibrary_Isbn_LeadsToEditionAndWork()
    {
        var isbn = "";
        foreach (var work in fixture.Set.World.Works.Where(work => work is { Kind: WorldWorkKind.Volume, Isbn: not null }).Take(20))
        {
            using var known = await fixture.Client.GetAsync(new Uri(fixture.Set.OpenLibrary.Address, $"isbn/{work.Isbn}.json"));
            if (known.StatusCode == HttpStatusCode.OK)
                isbn = work.Isbn!;
        }

        var edition = await GetAsync(fixture.Set.OpenLibrary, $"isbn/{isbn}.json");
        var found = await GetAsync(fixture.Set.OpenLibrary, edition.GetProperty("works")[0].GetProperty("key").GetString()![1..] + ".json");
        Assert.Equal(edition.GetProperty("title").GetString(), found.GetProperty("title").GetString());
        Assert.Contains("Accessible book", found.GetProperty("subjects").EnumerateArray().Select(subject => subject.GetString()));
    }

    [Theory]
    [InlineData("isbn/9780000000002.json")]
    [InlineData("works/OL999999999W.json")]
    public async Task OpenLibrary_Unknown_SaysSoItself(string path)
    {
        using var response = await fixture.Client.GetAsync(new Uri(fixture.Set.OpenLibrary.Address, path));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("notfound", (await ReadAsync(response)).GetProperty("error").GetString());
    }

    [Fact]
    public async Task OpenLibrary_CallerWithoutAName_IsNoted()
    {
        await using var simulator = new OpenLibrarySimulator(fixture.Set.World, new SimulatorOptions());
        await simulator.StartAsync();
        using var search = await fixture.Client.GetAsync(new Uri(simulator.Address, "search.json?q=the"));
        Assert.Single(simulator.Requests.Violations);
        Assert.NotEmpty((await ReadAsync(search)).GetProperty("docs").EnumerateArray());
    }

    [Fact]
    public async Task ITunes_MoreThanTwentyAMinute_IsForbidden()
    {
        await using var simulator = new ITunesSimulator(fixture.Set.World, new SimulatorOptions());
        await simulator.StartAsync();
        simulator.Faults.Set(ITunesFaults.RateLimit);
        var last = HttpStatusCode.OK;
        for (var request = 0; request < 21; request++)
        {
            Assert.Equal(HttpStatusCode.OK, last);
            using var response = await fixture.Client.GetAsync(new Uri(simulator.Address, "search?media=audiobook&term=the"));
            last = response.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Forbidden, last);
    }

    [Fact]
    public async Task Catalogues_EqualWorlds_AnswerTheSame()
    {
        await using var again = await SimulatorSet.StartAsync(new SimulatorSetOptions { World = fixture.Set.World.Options });
        var work = KnownTo(fixture.Set.ITunes, work => work.Asin is not null);
        var (one, other) = (
            await fixture.Client.GetStringAsync(new Uri(fixture.Set.ITunes.Address, Search(work))),
            await fixture.Client.GetStringAsync(new Uri(again.ITunes.Address, Search(work)))
        );
        Assert.Equal(
            one.Replace(fixture.Set.ITunes.Address.ToString(), "", StringComparison.Ordinal),
            other.Replace(again.ITunes.Address.ToString(), "", StringComparison.Ordinal)
        );
    }

    private static string Search(WorldWork work) =>
        $"search?media=audiobook&entity=audiobook&limit=25&term={Uri.EscapeDataString($"{work.Title} {work.Author}")}";

    private WorldWork KnownTo(ITunesSimulator simulator, Func<WorldWork, bool> where) =>
        fixture.Set.World.Works.First(work => work.Kind == WorldWorkKind.Volume && where(work) && simulator.Knows(work));

    private async Task<JsonElement> VolumesAsync(string query)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(fixture.Set.GoogleBooks.Address, $"books/v1/volumes?q={Uri.EscapeDataString(query)}&maxResults=40&country=US")
        );
        request.Headers.Add("X-Goog-Api-Key", GoogleBooksSimulator.Key);
        using var response = await fixture.Client.SendAsync(request);
        Assert.Equal(Json, response.Content.Headers.ContentType?.MediaType);
        return await ReadAsync(response);
    }

    private async Task<JsonElement> GetAsync(SimulatorServer server, string path)
    {
        using var response = await fixture.Client.GetAsync(new Uri(server.Address, path));
        response.EnsureSuccessStatusCode();
        return await ReadAsync(response);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }
}
