using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace MamCrawler.Tests.Programs;

/// <summary>
/// A real Audiobookshelf that somebody runs on this machine and names to the tests: a library of its own over a folder, removed at the end. Files and other libraries are
/// not touched.
/// </summary>
internal sealed class AudiobookshelfServer : IAsyncDisposable
{
    /// <summary>The environment variable that holds its address, a path prefix included.</summary>
    public const string AddressVariable = "MAMCRAWLER_TEST_AUDIOBOOKSHELF";

    /// <summary>The environment variable that holds an administrator's API key.</summary>
    public const string KeyVariable = "MAMCRAWLER_TEST_AUDIOBOOKSHELF_KEY";

    private readonly HttpClient http;

    private AudiobookshelfServer(Uri address, string key)
    {
        (Address, Key) = (address, key);
        http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Why tests with it are skipped; null when one is named.</summary>
    public static string? Missing =>
        string.IsNullOrEmpty(Variable(AddressVariable)) || string.IsNullOrEmpty(Variable(KeyVariable))
            ? $"No Audiobookshelf is named: {AddressVariable} and {KeyVariable} are not both set."
            : null;

    public Uri Address { get; }

    public string Key { get; }

    /// <summary>The library over the folder.</summary>
    public string LibraryId { get; private set; } = "";

    /// <summary>Makes a library over the folder.</summary>
    public static async Task<AudiobookshelfServer> StartAsync(string folder)
    {
        if (Missing is { } missing)
            throw new InvalidOperationException(missing);
        var server = new AudiobookshelfServer(new Uri(Variable(AddressVariable)!.TrimEnd('/') + "/"), Variable(KeyVariable)!);
        var library = new
        {
            name = $"MamCrawler tests {Guid.NewGuid():N}",
            folders = new[] { new { fullPath = folder } },
            mediaType = "book",
            // Only what is asked for is scanned.
            settings = new { audiobooksOnly = true, disableWatcher = true },
        };
        using var answer = await server.http.PostAsJsonAsync("api/libraries", library);
        answer.EnsureSuccessStatusCode();
        using var made = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        server.LibraryId = made.RootElement.GetProperty("id").GetString()!;
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using (await http.DeleteAsync(new Uri($"api/libraries/{LibraryId}", UriKind.Relative)))
            http.Dispose();
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name);
}
