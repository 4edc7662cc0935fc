using System.Net.Http.Headers;
using System.Text.Json;

namespace MamCrawler.EndToEnd.Tests.Loop;

/// <summary>What the library holds, read without the product's client.</summary>
internal static class LoopItems
{
    /// <summary>The items by Ann Author, who wrote what is loaded, in the order of their paths.</summary>
    public static async Task<IReadOnlyList<(string Id, string Path, double Seconds, int Tracks)>> OfAnnAuthorAsync(ILoopLibrary library)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(library.Address.AbsoluteUri.TrimEnd('/') + $"/api/libraries/{library.LibraryId}/items?limit=0")
        );
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", library.Key);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        using var items = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return
        [
            .. items
                .RootElement.GetProperty("results")
                .EnumerateArray()
                .Where(item => item.GetProperty("media").GetProperty("metadata").GetProperty("authorName").GetString() == "Ann Author")
                .Select(item =>
                    (
                        item.GetProperty("id").GetString()!,
                        item.GetProperty("path").GetString()!,
                        item.GetProperty("media").GetProperty("duration").GetDouble(),
                        item.GetProperty("media").GetProperty("numTracks").GetInt32()
                    )
                )
                .OrderBy(item => item.Item2, StringComparer.Ordinal),
        ];
    }
}
