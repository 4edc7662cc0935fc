using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Hardcover;
using MamCrawler.Integrations.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Integrations.Tests.Hardcover;

/// <summary>A small Hardcover: the rows a test writes down, asked for by the ids, names and ASINs that a query holds.</summary>
internal sealed partial class FakeHardcover
{
    public const string Token = "hc_pat_of_the_test";

    private readonly Dictionary<string, JsonObject> _booksByAsin = [];
    private readonly Dictionary<int, JsonObject> _books = [];

    public List<JsonObject> Series { get; } = [];

    /// <summary>An answer instead of the usual one, by the query; null goes on as usual.</summary>
    public Func<string, (int Status, string Body)?> Instead { get; set; } = _ => null;

    /// <summary>Search results come as text that holds JSON.</summary>
    public bool SearchAsText { get; set; }

    public string? RateLimit { get; set; }

    public static HardcoverWitness WitnessOn(
        StubServer server,
        ManualClock? clock = null,
        string? token = Token,
        Func<HardcoverOptions, HardcoverOptions>? change = null
    )
    {
        var options = new HardcoverOptions { BaseAddress = server.Address };
        var secrets = new MemorySecrets();
        if (token is not null)
            secrets.Values[options.TokenSecret] = new Secret(token);
        return new HardcoverWitness(change?.Invoke(options) ?? options, server.CreateClient(), secrets, clock ?? new ManualClock());
    }

    public JsonObject AddSeries(int id, string name, string? author, int? canonical = null)
    {
        var series = new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["canonical_id"] = canonical,
            ["books_count"] = 3,
            ["author"] = author is null ? null : new JsonObject { ["name"] = author },
            ["book_series"] = new JsonArray(),
        };
        Series.Add(series);
        return series;
    }

    /// <summary>Adds a book to a series; what is returned can be changed before asking.</summary>
    public (JsonObject Place, JsonObject Book) AddBook(JsonObject series, int id, string title, double? position, string? asin = null, int users = 100)
    {
        var book = new JsonObject
        {
            ["id"] = id,
            ["title"] = title,
            ["subtitle"] = null,
            ["release_date"] = "2019-02-03",
            ["users_count"] = users,
            ["canonical_id"] = null,
            ["is_partial_book"] = false,
            ["book_category_id"] = 1,
            ["book_status_id"] = 1,
            ["audio_seconds"] = asin is null ? null : 36000,
            ["default_audio_edition_id"] = asin is null ? null : id + 5000,
        };
        var place = new JsonObject
        {
            ["position"] = position,
            ["details"] = null,
            ["compilation"] = false,
            ["book"] = book,
        };
        series["book_series"]!.AsArray().Add(place);
        var author = series["author"]?["name"]?.GetValue<string>() ?? "Some Author";
        var full = new JsonObject
        {
            ["id"] = id,
            ["contributions"] = new JsonArray(Contribution(null, author), Contribution("Narrator", "A Reader")),
            ["editions"] = asin is null ? new JsonArray() : new JsonArray(Edition(id + 5000, asin, "English")),
        };
        _books[id] = full;
        if (asin is not null)
            _booksByAsin[asin] = new JsonObject
            {
                ["id"] = id,
                ["canonical_id"] = null,
                ["book_series"] = new JsonArray(new JsonObject { ["series_id"] = series["id"]!.GetValue<int>() }),
            };
        return (place, book);
    }

    public JsonArray EditionsOf(int book) => _books[book]["editions"]!.AsArray();

    public static JsonObject Edition(int id, string asin, string? language) =>
        new()
        {
            ["id"] = id,
            ["asin"] = asin,
            ["isbn_13"] = "9783161484100",
            ["audio_seconds"] = 36000,
            ["language"] = language is null ? null : new JsonObject { ["language"] = language },
        };

    public Task AnswerAsync(HttpContext context, StubRequest request)
    {
        if (RateLimit is not null)
            context.Response.Headers["RateLimit"] = RateLimit;
        var query = JsonDocument.Parse(request.Body).RootElement.GetProperty("query").GetString()!;
        if (Instead(query) is { } instead)
            return StubServer.WriteAsync(context, instead.Status, instead.Body);
        if (request.Headers.GetValueOrDefault("Authorization") != $"Bearer {Token}")
            return StubServer.WriteAsync(context, 401, """{"error":"invalid_token"}""");
        var data = new JsonObject();
        if (query.Contains("{editions(", StringComparison.Ordinal))
            data["editions"] = new JsonArray([
                .. Strings(query).Where(_booksByAsin.ContainsKey).Select(asin => new JsonObject { ["asin"] = asin, ["book"] = _booksByAsin[asin].DeepClone() }),
            ]);
        else if (query.Contains("series(where:{_or", StringComparison.Ordinal))
            data["series"] = Rows(
                Series.Where(series => Ids(query).Contains(series["id"]!.GetValue<int>()) || Strings(query).Contains(series["name"]!.GetValue<string>()))
            );
        else if (query.Contains("book_series(order_by", StringComparison.Ordinal))
            data["series"] = Rows(Series.Where(series => Ids(query).Contains(series["id"]!.GetValue<int>())));
        else if (query.Contains("search(", StringComparison.Ordinal))
            data["search"] = Search();
        else if (query.Contains("me{", StringComparison.Ordinal))
            data["me"] = new JsonArray(new JsonObject { ["id"] = 1, ["username"] = "listener" });
        foreach (Match books in BookQuery().Matches(query))
            data[books.Groups[1].Value] = Rows(Ids(books.Value).Where(_books.ContainsKey).Select(id => _books[id]));
        return StubServer.WriteAsync(context, 200, new JsonObject { ["data"] = data }.ToJsonString());
    }

    private JsonObject Search()
    {
        var hits = Series.Select(series => new JsonObject
        {
            ["document"] = new JsonObject
            {
                ["id"] = $"{series["id"]}",
                ["name"] = series["name"]!.GetValue<string>(),
                ["author_name"] = series["author"]?["name"]?.GetValue<string>(),
            },
        });
        var results = new JsonObject { ["found"] = Series.Count, ["hits"] = new JsonArray([.. hits]) };
        return new JsonObject { ["results"] = SearchAsText ? JsonValue.Create(results.ToJsonString()) : results };
    }

    private static JsonObject Contribution(string? role, string name) =>
        new()
        {
            ["contribution"] = role,
            ["author"] = new JsonObject { ["name"] = name },
        };

    private static JsonArray Rows(IEnumerable<JsonObject> rows) => new([.. rows.Select(row => row.DeepClone())]);

    private static HashSet<int> Ids(string query) =>
        [.. IdList().Matches(query).SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(int.Parse)];

    private static HashSet<string> Strings(string query) =>
        [.. StringList().Matches(query).SelectMany(match => JsonSerializer.Deserialize<string[]>($"[{match.Groups[1].Value}]")!)];

    [GeneratedRegex(@"id:\{_in:\[([\d,]*)\]")]
    private static partial Regex IdList();

    [GeneratedRegex("""(?:asin|name):\{_in:\[("(?:[^\]])*")\]""")]
    private static partial Regex StringList();

    [GeneratedRegex(@"(b\d):books\(where:\{id:\{_in:\[[\d,]*\]")]
    private static partial Regex BookQuery();
}
