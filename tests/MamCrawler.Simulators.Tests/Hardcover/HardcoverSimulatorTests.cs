using System.Text.Json;
using MamCrawler.Simulators.Hardcover;
using MamCrawler.Simulators.Hosting;

namespace MamCrawler.Simulators.Tests.Hardcover;

public sealed class HardcoverSimulatorTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Volumes = """
        query Volumes($name: String!, $none: Boolean = true) {
          # one series by its name
          found: series(where: {name: {_eq: $name}, canonical_id: {_is_null: $none}}, limit: 1) {
            id name author { name } primary_books_count
            book_series(
              where: {compilation: {_eq: false}, book: {canonical_id: {_is_null: true}, is_partial_book: {_eq: false}}}
              order_by: [{position: asc}, {book: {users_count: desc}}]
              distinct_on: position
            ) { position details book { title release_date audio_seconds editions(where: {reading_format_id: {_eq: 2}}) { asin language { language } } } }
          }
        }
        """;

    [Fact]
    public async Task Series_ByName_GivesItsPositionsOnce()
    {
        var (status, body) = await fixture.HardcoverAsync(Volumes, new { name = "Dune" });
        Assert.Equal(200, status);
        var series = body.GetProperty("data").GetProperty("found")[0];
        Assert.Equal("Frank Herbert", series.GetProperty("author").GetProperty("name").GetString());
        var positions = series.GetProperty("book_series").EnumerateArray().Select(place => place.GetProperty("position").GetDouble()).ToList();
        Assert.Equal([1, 2, 3, 4, 5, 6], positions.Where(position => position <= 6 && position == Math.Floor(position)));
        Assert.Equal(positions.Distinct(), positions);
    }

    [Fact]
    public async Task Series_Unfiltered_ShowsCompilationsPartialBooksAndDuplicates()
    {
        var (_, body) = await fixture.HardcoverAsync(
            """{ series(where: {name: {_eq: "Discworld"}}) { book_series { compilation details book { is_partial_book canonical_id } } } }"""
        );
        var places = body.GetProperty("data").GetProperty("series")[0].GetProperty("book_series").EnumerateArray().ToList();
        Assert.Contains(
            places,
            place => place.GetProperty("compilation").GetBoolean() && place.GetProperty("details").GetString()!.Contains('-', StringComparison.Ordinal)
        );
        Assert.Contains(places, place => place.GetProperty("book").GetProperty("is_partial_book").GetBoolean());
        Assert.Contains(places, place => place.GetProperty("book").GetProperty("canonical_id").ValueKind == JsonValueKind.Number);
    }

    [Fact]
    public async Task Series_OtherName_PointsAtTheCanonicalOne()
    {
        var (_, body) = await fixture.HardcoverAsync(
            """{ a: series(where: {name: {_eq: "The Land"}}) { id } b: series(where: {name: {_eq: "Chaos Seeds"}}) { canonical_id } }"""
        );
        var data = body.GetProperty("data");
        Assert.Equal(data.GetProperty("a")[0].GetProperty("id").GetInt32(), data.GetProperty("b")[0].GetProperty("canonical_id").GetInt32());
    }

    [Fact]
    public async Task Books_ByAuthorAndEditionsByAsin_AreFound()
    {
        var work = fixture.Set.World.Works.First(candidate => candidate is { Title: "Hogfather", Asin: not null });
        var (_, body) = await fixture.HardcoverAsync(
            """
            query Q($author: String!, $asins: [String!]) {
              books(where: {contributions: {author: {name: {_eq: $author}}}, canonical_id: {_is_null: true}}, order_by: {release_date: asc}, limit: 5, offset: 1) { id title }
              editions(where: {_or: [{asin: {_in: $asins}}, {isbn_13: {_eq: "0"}}]}) { asin book { title } contributions { contribution author { name } } }
            }
            """,
            new { author = "Terry Pratchett", asins = new[] { work.Asin } }
        );
        Assert.Equal(5, body.GetProperty("data").GetProperty("books").GetArrayLength());
        Assert.Equal("Hogfather", body.GetProperty("data").GetProperty("editions")[0].GetProperty("book").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Search_Series_GivesResultsAsObjectOrText()
    {
        foreach (var name in new[] { "Discworld", "Mistborn", "Dune", "The Expanse" })
        {
            var (_, body) = await fixture.HardcoverAsync(
                "query Q($q: String!) { search(query: $q, query_type: \"series\", per_page: 5, page: 1) { ids results } }",
                new { q = name }
            );
            var results = body.GetProperty("data").GetProperty("search").GetProperty("results");
            var text = results.ValueKind == JsonValueKind.String ? results.GetString()! : results.GetRawText();
            Assert.Contains($"\"name\":\"{name}\"", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{ nothing { id } }", 400, "invalid_query")]
    [InlineData("{ books(limit: 1) { nothing } }", 400, "invalid_query")]
    [InlineData("{ books(limit: 1 { id } }", 400, "invalid_query")]
    [InlineData("mutation { insert_list { id } }", 403, "unsupported_operation")]
    [InlineData("{ series(where: {name: {_ilike: \"d%\"}}) { id } }", 403, "unsupported_operation")]
    [InlineData("{ a: me { id } b: me { id } c: me { id } d: me { id } e: me { id } f: me { id } }", 403, "top_level_limit_exceeded")]
    [InlineData("{ me { id } search(query: \"x\") { ids } }", 403, "top_level_limit_exceeded")]
    public async Task Query_NotAllowed_IsRefusedByName(string query, int status, string error)
    {
        var answer = await fixture.HardcoverAsync(query);
        Assert.Equal((status, error), (answer.Status, answer.Body.GetProperty("error").GetString()));
    }

    [Theory]
    [InlineData(HardcoverFaults.InvalidToken, 401, "invalid_token")]
    [InlineData(HardcoverFaults.InsufficientScope, 403, "insufficient_scope")]
    [InlineData(HardcoverFaults.QueryTimeout, 408, "query_timeout")]
    public async Task Fault_On_RefusesByName(string fault, int status, string error)
    {
        fixture.Set.Hardcover.Faults.Set(fault, new FaultSwitch(Times: 1));
        var answer = await fixture.HardcoverAsync("{ me { id } }");
        Assert.Equal((status, error), (answer.Status, answer.Body.GetProperty("error").GetString()));
        Assert.Equal(200, (await fixture.HardcoverAsync("{ me { id username } }")).Status);
    }

    [Fact]
    public async Task Token_Unknown_Is401() => Assert.Equal(401, (await fixture.HardcoverAsync("{ me { id } }", token: "other")).Status);

    [Fact]
    public async Task RateLimit_SixtyFirstQueryInAMinute_Is429()
    {
        fixture.Set.Hardcover.Faults.Set(HardcoverFaults.RateLimit);
        var status = 200;
        for (var request = 0; request < 13 && status == 200; request++)
            status = (await fixture.HardcoverAsync("{ a: me { id } b: me { id } c: me { id } d: me { id } e: me { id } }")).Status;
        fixture.Set.Hardcover.Faults.Clear(HardcoverFaults.RateLimit);
        Assert.Equal(429, status);
    }
}
