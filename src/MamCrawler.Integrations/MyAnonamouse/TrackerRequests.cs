using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>The questions and purchases at the site and the one question about ourselves, as HTTP. Facts: external-apis.md C.1.3 to C.1.7.</summary>
internal sealed class TrackerRequests(MyAnonamouseOptions options)
{
    public const int PageSize = 100;
    private const string AudiobooksMainCategory = "13";

    /// <summary>Where do we come from? Needs no session.</summary>
    public HttpRequestMessage Egress() => new(HttpMethod.Get, options.EgressAddress ?? At("json/jsonIp.php"));

    /// <summary>The account, with the counts of its torrents.</summary>
    public HttpRequestMessage User() => new(HttpMethod.Get, At("jsonLoad.php?snatch_summary"));

    /// <summary>A .torrent by id; never by the hash that needs no session.</summary>
    public HttpRequestMessage Download(long id) => new(HttpMethod.Get, At($"tor/download.php?tid={id.ToString(CultureInfo.InvariantCulture)}"));

    /// <summary>A .torrent by id, paid with a wedge: the flag charges without asking, also what is free already.</summary>
    public HttpRequestMessage DownloadWithWedge(long id) => new(HttpMethod.Get, At($"tor/download.php?tid={id.ToString(CultureInfo.InvariantCulture)}&fl"));

    /// <summary>Buys VIP or upload credit for points (external-apis.md C.1.5).</summary>
    public HttpRequestMessage Buy(string kind, string amountName, int amount, DateTimeOffset now) =>
        new(
            HttpMethod.Get,
            At(string.Create(CultureInfo.InvariantCulture, $"json/bonusBuy.php/?spendtype={kind}&{amountName}={amount}&_={now.ToUnixTimeMilliseconds()}"))
        );

    /// <summary>One row by id.</summary>
    public HttpRequestMessage Row(long id) =>
        Ask(
            new JsonObject
            {
                ["id"] = id.ToString(CultureInfo.InvariantCulture),
                ["searchType"] = "all",
                ["searchIn"] = "torrents",
            }
        );

    /// <summary>A search for audiobooks.</summary>
    public HttpRequestMessage Search(string text, TrackerSearchFields fields, TrackerSearch search)
    {
        var question = new JsonObject
        {
            ["text"] = text,
            ["srchIn"] = new JsonArray([.. Names(fields).Select(static name => (JsonNode)name)]),
            ["searchType"] = "all",
            ["searchIn"] = "torrents",
            ["sortType"] = search.Order == TrackerOrder.MostSnatched ? "snatchedDesc" : "default",
            ["startNumber"] = search.Start.ToString(CultureInfo.InvariantCulture),
        };
        if (search.AddedFrom is { } day)
            question["startDate"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Ask(question, search.Category);
    }

    private static IEnumerable<string> Names(TrackerSearchFields fields)
    {
        if (fields.HasFlag(TrackerSearchFields.Title))
            yield return "title";
        if (fields.HasFlag(TrackerSearchFields.Author))
            yield return "author";
        if (fields.HasFlag(TrackerSearchFields.Series))
            yield return "series";
        if (fields.HasFlag(TrackerSearchFields.Narrator))
            yield return "narrator";
    }

    private static JsonArray Ids(IEnumerable<int> ids) => new([.. ids.Select(static id => (JsonNode)id.ToString(CultureInfo.InvariantCulture))]);

    private HttpRequestMessage Ask(JsonObject search, int? category = null)
    {
        search["main_cat"] = new JsonArray(AudiobooksMainCategory);
        search["cat"] =
            category is { } only ? Ids([only])
            : options.Categories.Count > 0 ? Ids(options.Categories)
            : new JsonArray("0");
        // An empty list of languages breaks the search, so it is left out.
        if (options.Languages.Count > 0)
            search["browse_lang"] = Ids(options.Languages);
        var body = new JsonObject
        {
            ["tor"] = search,
            ["perpage"] = PageSize,
            ["description"] = "true",
            ["mediaInfo"] = "true",
            ["isbn"] = "true",
        };
        return new HttpRequestMessage(HttpMethod.Post, At("tor/js/loadSearchJSONbasic.php")) { Content = JsonContent.Create(body) };
    }

    private Uri At(string path) => new(options.BaseAddress, path);
}
