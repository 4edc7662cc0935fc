using System.Text.Json;
using MamCrawler.Simulators.MyAnonamouse;

namespace MamCrawler.Simulators.Tests.MyAnonamouse;

/// <summary>Asks the tracker's simulator the way a well-behaved client does: one request after the other, each with the last cookie.</summary>
internal sealed class TrackerClient(MyAnonamouseSimulator server) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Address };

    public string? Cookie { get; set; } = MyAnonamouseSimulator.SessionCookie;

    public string? Agent { get; set; } = "MamCrawler/1.0";

    public async Task<HttpResponseMessage> SendAsync(string path, string? json = null)
    {
        using var request = new HttpRequestMessage(json is null ? HttpMethod.Get : HttpMethod.Post, path);
        if (json is not null)
            request.Content = new StringContent(json);
        if (Cookie is not null)
            request.Headers.TryAddWithoutValidation("Cookie", $"mam_id={Cookie}");
        if (Agent is not null)
            request.Headers.TryAddWithoutValidation("User-Agent", Agent);
        var response = await client.SendAsync(request);
        if (
            response.Headers.TryGetValues("Set-Cookie", out var cookies)
            && cookies.Single().Split(';')[0]["mam_id=".Length..] is var value
            && value != "deleted"
        )
            Cookie = value;
        return response;
    }

    public async Task<JsonElement> GetAsync(string path, string? json = null)
    {
        using var response = await SendAsync(path, json);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    /// <summary>Searches titles, authors and series.</summary>
    public Task<JsonElement> SearchAsync(string text, string more = "") =>
        GetAsync(
            $"tor/js/loadSearchJSONbasic.php?tor[text]={Uri.EscapeDataString(text)}&tor[srchIn][title]=true&tor[srchIn][author]=true&tor[srchIn][series]=true&tor[main_cat][]=13&perpage=100{more}"
        );

    public void Dispose() => client.Dispose();
}
