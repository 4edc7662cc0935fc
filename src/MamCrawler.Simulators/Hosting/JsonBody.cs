using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Simulators.Hosting;

/// <summary>The JSON object of a request's body.</summary>
internal sealed class JsonBody : IDisposable
{
    private readonly JsonDocument document;

    private JsonBody(JsonDocument document) => this.document = document;

    public JsonElement Root => document.RootElement;

    /// <returns>Null when the body is not a JSON object.</returns>
    public static async Task<JsonBody?> ReadAsync(HttpContext context)
    {
        try
        {
            var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return new JsonBody(document);

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string? Text(string name) => Root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public void Dispose() => document.Dispose();
}
