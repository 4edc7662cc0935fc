using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using MamCrawler.Integrations.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Integrations.Tests.Audiobookshelf;

/// <summary>A small Audiobookshelf over items a test can change while it is read. What it answers first is what <see cref="Instead"/> says.</summary>
internal sealed class FakeAudiobookshelf
{
    public const string Key = "key-of-the-test";

    private const string LibraryId = "65584111-0ac6-4471-ac47-6b2690e10a10";

    public List<JsonNode> Items { get; init; } = [.. AudiobookshelfFixture.ListItems.Select(item => JsonNode.Parse(item.GetRawText())!)];

    public Dictionary<string, string> Expanded { get; init; } =
        AudiobookshelfFixture.ExpandedItems.ToDictionary(item => item.Key, item => item.Value.GetRawText());

    public string Libraries { get; set; } = AudiobookshelfFixture.Text("libraries");

    public string Status { get; set; } = AudiobookshelfFixture.Text("status");

    public string User { get; set; } =
        """{"user":{"username":"reader","type":"user","isActive":true,"permissions":{"accessAllTags":true,"accessExplicitContent":true}}}""";

    /// <summary>An answer instead of the usual one, by a part of the request's target.</summary>
    public ConcurrentDictionary<string, (int Status, string Body, string ContentType)> Instead { get; } = new();

    /// <summary>Called before each page is answered, with its number.</summary>
    public Action<int> BeforePage { get; set; } = _ => { };

    public bool IgnoresLimit { get; set; }

    public bool IgnoresPage { get; set; }

    public async Task AnswerAsync(HttpContext context, StubRequest request)
    {
        foreach (var (part, answer) in Instead)
        {
            if (request.Target.Contains(part, StringComparison.Ordinal))
            {
                await StubServer.WriteAsync(context, answer.Status, answer.Body, answer.ContentType);
                return;
            }
        }

        var path = context.Request.Path.Value!;
        if (path != "/status" && request.Headers.GetValueOrDefault("Authorization") != $"Bearer {Key}")
            await StubServer.WriteAsync(context, 401, "Unauthorized", "text/plain");
        else if (Body(path, context.Request.Query, request) is { } body)
            await StubServer.WriteAsync(context, 200, body);
        else
            await StubServer.WriteAsync(context, 404, "Not Found", "text/plain");
    }

    private string? Body(string path, IQueryCollection query, StubRequest request) =>
        path switch
        {
            "/status" => Status,
            "/api/authorize" when request.Method == "POST" => User,
            "/api/libraries" => Libraries,
            $"/api/libraries/{LibraryId}/items" => Page(query),
            "/api/items/batch/get" when request.Method == "POST" => Batch(request.Body),
            _ => null,
        };

    private string Page(IQueryCollection query)
    {
        var page = int.Parse(query["page"]!);
        BeforePage(page);
        var limit = IgnoresLimit ? Items.Count : int.Parse(query["limit"]!);
        var results = Items.Skip((IgnoresPage ? 0 : page) * limit).Take(limit).Select(item => item.DeepClone()).ToArray();
        return new JsonObject
        {
            ["results"] = new JsonArray(results),
            ["total"] = Items.Count,
            ["limit"] = limit,
            ["page"] = page,
            ["mediaType"] = "book",
        }.ToJsonString();
    }

    private string Batch(string body)
    {
        var ids = JsonDocument.Parse(body).RootElement.GetProperty("libraryItemIds").EnumerateArray().Select(id => id.GetString()!);
        return $"{{\"libraryItems\":[{string.Join(',', ids.Where(Expanded.ContainsKey).Select(id => Expanded[id]))}]}}";
    }
}
