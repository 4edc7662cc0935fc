using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace MamCrawler.EndToEnd.Tests.Secrets;

/// <summary>Asks the host's API, well and badly, and keeps every answer with its headers.</summary>
internal sealed class CapturedApi : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    public ConcurrentQueue<(string Request, string Answer)> Answers { get; } = new();

    public Uri Address { get; set; } = new("http://127.0.0.1/");

    public string Key { get; set; } = "";

    /// <summary>The correlation id to send; null for none.</summary>
    public string? Correlation { get; set; }

    public async Task<JsonElement?> AskAsync(HttpMethod method, string path, string? body = null, string? key = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path))
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, type),
        };
        request.Headers.TryAddWithoutValidation("x-api-key", key ?? Key);
        if (Correlation is { } id)
            request.Headers.TryAddWithoutValidation("x-correlation-id", id);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Answers.Enqueue(($"{method} {path}", $"{answer}\n{text}"));
        return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(text) : null;
    }

    /// <summary>Asks with the key, for an address that is sent as it is written.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(
            method,
            new Uri(Address.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })
        );
        request.Headers.TryAddWithoutValidation("x-api-key", Key);
        return await http.SendAsync(request);
    }

    public void Dispose() => http.Dispose();
}
