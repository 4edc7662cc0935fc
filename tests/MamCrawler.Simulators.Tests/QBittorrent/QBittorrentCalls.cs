using System.Net.Http.Headers;
using System.Text.Json;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.QBittorrent;
using MamCrawler.Tests;

namespace MamCrawler.Simulators.Tests.QBittorrent;

/// <summary>Asks a played qBittorrent as a client would.</summary>
public abstract class QBittorrentCalls : IAsyncDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { UseCookies = false });

    public static TheoryData<string> Versions => ["4.5.2", "5.1.0", "5.3.0"];

    private protected ManualTimeProvider Time { get; } = new();

    protected QBittorrentSimulator Simulator { get; private set; } = null!;

    protected string Cookie { get; set; } = "";

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        http.Dispose();
        if (Simulator is not null)
            await Simulator.DisposeAsync();
    }

    protected async Task StartAsync(string version, bool login = true)
    {
        Simulator = new QBittorrentSimulator(QBittorrentProfile.All.Single(profile => profile.Version == version), new SimulatorOptions { Time = Time });
        await Simulator.StartAsync();
        if (login)
            await LoginAsync();
    }

    protected Task<(int Status, string Text)> LoginAsync() =>
        SendAsync("auth/login", Form(("username", QBittorrentSimulator.UserName), ("password", Simulator.Password)));

    protected Task<(int Status, string Text)> RenameAsync(string hash, string from, string to) =>
        SendAsync("torrents/renameFile", Form(("hash", hash), ("oldPath", from), ("newPath", to)));

    protected async Task<(int Status, string Text)> AddAsync(byte[] torrent, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(torrent);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/x-bittorrent");
        form.Add(file, "torrents", "x.torrent");
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return await SendAsync("torrents/add", form);
    }

    protected async Task<string> AddedAsync(byte[] torrent)
    {
        await AddAsync(torrent, ("paused", "true"), ("stopped", "true"));
        return Simulator.Torrents.Single().Key;
    }

    protected async Task<IReadOnlyList<JsonElement>> InfoAsync(string query = "") =>
        [.. JsonDocument.Parse((await SendAsync("torrents/info" + query)).Text).RootElement.EnumerateArray()];

    protected async Task<string?> StateAsync() => Assert.Single(await InfoAsync()).GetProperty("state").GetString();

    protected async Task<(int Status, string Text)> SendAsync(string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, new Uri(Simulator.Address, "api/v2/" + path))
        {
            Content = content,
        };
        if (Cookie.Length > 0)
            request.Headers.Add("Cookie", Cookie);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
            Cookie = cookies.Single().Split(';')[0];
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    protected static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    protected static string Kind(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? "bool" : value.ValueKind.ToString();
}
