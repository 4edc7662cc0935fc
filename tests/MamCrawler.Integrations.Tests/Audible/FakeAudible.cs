using System.Text.Json.Nodes;
using MamCrawler.Integrations.Audible;
using MamCrawler.Integrations.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Integrations.Tests.Audible;

/// <summary>A small catalogue over products a test writes down. Unknown ASINs are answered with stubs, as the real one does.</summary>
internal sealed class FakeAudible
{
    public Dictionary<string, JsonObject> Products { get; } = [];

    /// <summary>An answer instead of the usual one, asked for with the query; null goes on as usual.</summary>
    public Func<string, (int Status, string Body)?> Instead { get; set; } = _ => null;

    public static AudibleWitness WitnessOn(StubServer server, Func<AudibleOptions, AudibleOptions>? change = null)
    {
        var options = new AudibleOptions { BaseAddress = server.Address };
        return new AudibleWitness(change?.Invoke(options) ?? options, server.CreateClient(), new ManualClock());
    }

    public JsonObject Book(string asin, string title, string author, params (string Asin, string Title, string? Sequence)[] series)
    {
        var book = new JsonObject
        {
            ["asin"] = asin,
            ["title"] = title,
            ["authors"] = new JsonArray(new JsonObject { ["name"] = author }),
            ["narrators"] = new JsonArray(new JsonObject { ["name"] = "A Reader" }),
            ["series"] = new JsonArray([
                .. series.Select(one => new JsonObject
                {
                    ["asin"] = one.Asin,
                    ["title"] = one.Title,
                    ["sequence"] = one.Sequence,
                }),
            ]),
            ["runtime_length_min"] = 600,
            ["release_date"] = "2020-05-04",
            ["language"] = "english",
            ["format_type"] = "unabridged",
            ["content_delivery_type"] = "SinglePartBook",
        };
        Products[asin] = book;
        foreach (var (seriesAsin, seriesTitle, sequence) in series)
            Series(seriesAsin, seriesTitle)["relationships"]!.AsArray().Add(Child(asin, sequence));
        return book;
    }

    public JsonObject Series(string asin, string title)
    {
        if (!Products.TryGetValue(asin, out var series))
            Products[asin] = series = new JsonObject
            {
                ["asin"] = asin,
                ["title"] = title,
                ["content_delivery_type"] = "BookSeries",
                ["relationships"] = new JsonArray(),
            };
        return series;
    }

    public static JsonObject Child(string asin, string? sequence, string type = "series", string direction = "child", int? sort = null)
    {
        var child = new JsonObject
        {
            ["asin"] = asin,
            ["relationship_to_product"] = direction,
            ["relationship_type"] = type,
            ["sequence"] = sequence,
        };
        if (sort is { } place)
            child["sort"] = place.ToString();
        return child;
    }

    public Task AnswerAsync(HttpContext context, StubRequest request)
    {
        var query = context.Request.Query;
        if (Instead(context.Request.QueryString.Value!) is { } instead)
            return StubServer.WriteAsync(context, instead.Status, instead.Body, instead.Body.StartsWith('<') ? "text/html" : "application/json");
        if (context.Request.Path != "/1.0/catalog/products")
            return StubServer.WriteAsync(context, 404, "{}");
        if (query["asins"].ToString() is { Length: > 0 } asins)
            return WriteAsync(context, asins.Split(',').Select(asin => Products.GetValueOrDefault(asin) ?? new JsonObject { ["asin"] = asin }), null);
        var size = int.Parse(query["num_results"]!);
        var found = query["author"].ToString() is { Length: > 0 } author
            ? Books().Where(book => book["authors"]!.ToJsonString().Contains(author.Split(' ')[^1], StringComparison.OrdinalIgnoreCase)).ToList()
            :
            [
                .. Books()
                    .Where(book => query["keywords"].ToString().Split(' ').Any(word => book.ToJsonString().Contains(word, StringComparison.OrdinalIgnoreCase))),
            ];
        return WriteAsync(context, found.Skip(int.Parse(query["page"]!) * size).Take(size), found.Count);
    }

    private IEnumerable<JsonObject> Books() => Products.Values.Where(product => product["content_delivery_type"]?.GetValue<string>() != "BookSeries");

    private static Task WriteAsync(HttpContext context, IEnumerable<JsonObject> products, int? total)
    {
        var answer = new JsonObject { ["products"] = new JsonArray([.. products.Select(product => product.DeepClone())]) };
        if (total is { } all)
            answer["total_results"] = all;
        return StubServer.WriteAsync(context, 200, answer.ToJsonString());
    }
}
