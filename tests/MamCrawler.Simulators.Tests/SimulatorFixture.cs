using System.Net.Http.Headers;
using System.Text.Json;
using MamCrawler.Simulators.Audiobookshelf;
using MamCrawler.Simulators.Hardcover;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Tests;

/// <summary>Every simulator, playing a world of its own for one test class.</summary>
public sealed class SimulatorFixture : IAsyncLifetime
{
    private SimulatorSet? set;

    public SimulatorSet Set => set!;

    public HttpClient Client { get; } = new();

    public async ValueTask InitializeAsync() =>
        set = await SimulatorSet.StartAsync(
            new SimulatorSetOptions
            {
                World = new WorldOptions { Books = 400, UnrelatedReleases = 1500 },
            }
        );

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Set.DisposeAsync();
    }

    /// <summary>Asks Audiobookshelf with the good key.</summary>
    public async Task<JsonElement> LibraryAsync(string path, HttpContent? body = null)
    {
        using var response = await SendAsync(new Uri(Set.Audiobookshelf.Address, path), AudiobookshelfSimulator.ApiKey, body);
        response.EnsureSuccessStatusCode();
        return await ReadAsync(response);
    }

    public async Task<JsonElement> AudibleAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(Set.Audible.Address, path));
        response.EnsureSuccessStatusCode();
        return await ReadAsync(response);
    }

    public async Task<(int Status, JsonElement Body)> HardcoverAsync(string query, object? variables = null, string token = HardcoverSimulator.Token)
    {
        using var body = new StringContent(JsonSerializer.Serialize(new { query, variables }));
        using var response = await SendAsync(new Uri(Set.Hardcover.Address, "v1/graphql"), token, body);
        return ((int)response.StatusCode, await ReadAsync(response));
    }

    public async Task<HttpResponseMessage> SendAsync(Uri address, string token, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, address) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Client.SendAsync(request);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }
}
