using System.Text.Json;
using MamCrawler.Simulators.Hosting;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>Reads a search from the query, a form or a JSON body, all into the names that a form would send.</summary>
internal static class SearchRequestReader
{
    /// <returns>Null when the body cannot be read.</returns>
    public static async Task<SearchRequest?> ReadAsync(HttpContext context)
    {
        var pairs = context.Request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")).ToList();
        var emptyLanguages = false;
        if (HttpMethods.IsPost(context.Request.Method))
        {
            if (context.Request.HasFormContentType)
            {
                var form = await context.Request.ReadFormAsync(context.RequestAborted);
                pairs.AddRange(form.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
            }
            else
            {
                using var body = await JsonBody.ReadAsync(context);
                if (body is null)
                    return null;

                foreach (var member in body.Root.EnumerateObject())
                    Flatten(member.Name, member.Value, pairs);
                emptyLanguages =
                    body.Root.TryGetProperty("tor", out var tor)
                    && tor.ValueKind == JsonValueKind.Object
                    && tor.TryGetProperty("browse_lang", out var languages)
                    && languages.ValueKind == JsonValueKind.Array
                    && languages.GetArrayLength() == 0;
            }
        }

        emptyLanguages |= pairs.Any(pair => pair.Key.StartsWith("tor[browse_lang]", StringComparison.Ordinal) && pair.Value.Length == 0);
        return new SearchRequest { Pairs = pairs, EmptyLanguages = emptyLanguages };
    }

    private static void Flatten(string name, JsonElement value, List<KeyValuePair<string, string>> pairs)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                    Flatten($"{name}[{member.Name}]", member.Value, pairs);
                break;
            case JsonValueKind.Array:
                foreach (var entry in value.EnumerateArray())
                    Flatten($"{name}[]", entry, pairs);
                break;
            case JsonValueKind.String:
                pairs.Add(KeyValuePair.Create(name, value.GetString()!));
                break;
            default:
                pairs.Add(KeyValuePair.Create(name, value.GetRawText()));
                break;
        }
    }
}
