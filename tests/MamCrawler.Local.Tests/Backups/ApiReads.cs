using System.Reflection;
using System.Text.Json;
using MamCrawler.Local.Tests.Hosting;
using MamCrawler.Web.Pipeline;

namespace MamCrawler.Local.Tests.Backups;

/// <summary>
/// Every read that the API knows, asked of a running host: its own list of addresses says which there are, and each <c>{id}</c> is every id that the address above lists. So
/// an address that is added is asked too, without a word here.
/// </summary>
internal static class ApiReads
{
    // A caller may not ask more often at once.
    private const int AtOnce = 90;
    private const string Id = "{id}";

    /// <summary>What does not speak of the state that a backup holds.</summary>
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["/api/health"] = "It speaks of the process.",
        ["/api/doctor"] = "It asks the services.",
        ["/api/drift"] = "The shapes of answers are in no backup (docs/state.md).",
        ["/api/providers"] = "How providers are is in no backup (docs/state.md).",
    };

    /// <summary>The addresses of the API that are read, those that are left out apart.</summary>
    public static IReadOnlyList<string> Routes { get; } =
    [
        .. ((IReadOnlyList<(string Route, string Method)>)typeof(ApiRoutes).GetProperty("All", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!)
            .Where(route => route.Method == "GET" && !LeftOut.ContainsKey(route.Route))
            .Select(route => route.Route),
    ];

    /// <summary>The answer to every read, by its address: status and body, of a refusal its code alone, because each has an id of its own.</summary>
    public static async Task<SortedDictionary<string, string>> AskAsync(TestCommandLine line)
    {
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await GetAsync(line, answers, Routes.Where(route => !route.Contains(Id, StringComparison.Ordinal)).Select(Whole));
        await GetAsync(line, answers, ["/api/scans/newest"]);
        foreach (var route in Routes.Where(route => route.Contains(Id, StringComparison.Ordinal)))
        {
            var ids = route.StartsWith("/api/scans/", StringComparison.Ordinal) ? [Named(Body(answers["/api/scans/newest"]))] : IdsOf(route, answers);
            await GetAsync(line, answers, ids.Select(id => route.Replace(Id, Uri.EscapeDataString(id), StringComparison.Ordinal)));
        }

        return answers;
    }

    /// <summary>The routes for which no address was answered: with success, or with a refusal that speaks of the thing itself (409).</summary>
    public static IReadOnlyList<string> Unanswered(IReadOnlyDictionary<string, string> answers) =>
        [.. Routes.Where(route => !answers.Any(answer => ApiRoutes.Find(answer.Key.Split('?')[0])?.Route == route && answer.Value[..4] is "200 " or "409 "))];

    private static string Whole(string route) => route == "/api/gaps" ? route + "?take=1000" : route;

    private static List<string> IdsOf(string route, SortedDictionary<string, string> answers)
    {
        var list = Whole(route[..route.IndexOf("/" + Id, StringComparison.Ordinal)]);
        Assert.True(answers.ContainsKey(list), $"{route} has no list above it, so the ids for it must come from elsewhere.");
        var body = Body(answers[list]);
        var items = body.ValueKind == JsonValueKind.Array ? body : body.EnumerateObject().First(member => member.Value.ValueKind == JsonValueKind.Array).Value;
        return [.. items.EnumerateArray().Select(Named)];
    }

    private static string Named(JsonElement item) =>
        item.ValueKind == JsonValueKind.String
            ? item.GetString()!
            : new[] { "id", "runId", "day" }.Select(name => item.TryGetProperty(name, out var value) ? value.GetString() : null).OfType<string>().First();

    private static JsonElement Body(string answer)
    {
        Assert.StartsWith("200 ", answer, StringComparison.Ordinal);
        return JsonDocument.Parse(answer[4..]).RootElement;
    }

    private static async Task GetAsync(TestCommandLine line, SortedDictionary<string, string> answers, IEnumerable<string> addresses)
    {
        foreach (var some in addresses.Chunk(AtOnce))
        {
            await using var serving = await Serving.StartAsync(line);
            using var http = new HttpClient { BaseAddress = serving.Host.Address };
            foreach (var address in some)
            {
                using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
                var body = await answer.Content.ReadAsStringAsync();
                answers[address] = answer.IsSuccessStatusCode
                    ? $"200 {body}"
                    : $"{(int)answer.StatusCode} {JsonDocument.Parse(body).RootElement.GetProperty("code")}";
            }
        }
    }
}
