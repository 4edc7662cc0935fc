using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using MamCrawler.Simulators.Audiobookshelf;

namespace MamCrawler.Integrations.Tests.Metadata;

/// <summary>An item as the server answers it, byte for byte, read without the adapter under test.</summary>
internal sealed class RawItem
{
    /// <summary>What follows from other members, or says when something changed.</summary>
    private static readonly string[] Derived =
    [
        "authorName",
        "authorNameLF",
        "narratorName",
        "seriesName",
        "titleIgnorePrefix",
        "descriptionPlain",
        "updatedAt",
    ];

    private RawItem(JsonElement item)
    {
        Metadata = Members(item.GetProperty("media").GetProperty("metadata"));
        Metadata["coverPath"] = item.GetProperty("media").GetProperty("coverPath");
        Rest = string.Join('\n', [.. Texts(Members(item), "media"), .. Texts(Members(item.GetProperty("media")), "metadata", "coverPath")]);
    }

    /// <summary>The members of the metadata, and the cover.</summary>
    public Dictionary<string, JsonElement> Metadata { get; }

    /// <summary>Everything else: files, tracks, chapters, path, duration.</summary>
    public string Rest { get; }

    /// <summary>The members that hold something.</summary>
    public IReadOnlyDictionary<string, string> Filled =>
        Metadata.Where(member => IsFilled(member.Value)).ToDictionary(member => member.Key, member => member.Value.GetRawText());

    /// <summary>All of it as one text.</summary>
    public string Whole => string.Join('\n', [.. Texts(Metadata), Rest]);

    public static async Task<IReadOnlyDictionary<string, RawItem>> ReadAllAsync(AudiobookshelfSimulator server, IEnumerable<Guid> ids)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AudiobookshelfSimulator.ApiKey);
        var answer = await http.PostAsJsonAsync("api/items/batch/get", new { libraryItemIds = ids }, CancellationToken.None);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
        return body.GetProperty("libraryItems").EnumerateArray().ToDictionary(item => item.GetProperty("id").GetString()!, item => new RawItem(item));
    }

    private static Dictionary<string, JsonElement> Members(JsonElement element) =>
        element.EnumerateObject().Where(member => !Derived.Contains(member.Name)).ToDictionary(member => member.Name, member => member.Value);

    private static IEnumerable<string> Texts(Dictionary<string, JsonElement> members, params string[] without) =>
        members.Where(member => !without.Contains(member.Key)).Select(member => $"{member.Key}={member.Value.GetRawText()}");

    private static bool IsFilled(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => false,
            JsonValueKind.Array => value.GetArrayLength() > 0,
            JsonValueKind.String => !string.IsNullOrWhiteSpace(value.GetString()),
            _ => true,
        };
}
