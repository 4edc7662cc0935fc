using System.Text.Json;
using MamCrawler.Hosting.Doctoring;
using MamCrawler.Integrations.Http;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;

namespace MamCrawler.Local.Doctoring;

/// <summary>Asks an app in the cloud for its health, which names what the app itself misses.</summary>
internal static class AppHealth
{
    private const string Area = "App";
    private const int MaximumBytes = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    internal static async Task<Finding> AskAsync(Uri app, CancellationToken cancellationToken)
    {
        using var http = ServiceHandler.CreateClient();
        (http.Timeout, http.MaxResponseContentBufferSize) = (Patience, MaximumBytes);
        try
        {
            using var answer = await http.GetAsync(new Uri(app, "api/health"), cancellationToken);
            var health = answer.IsSuccessStatusCode
                ? JsonSerializer.Deserialize<HealthResponse>(await answer.Content.ReadAsByteArrayAsync(cancellationToken), ApiJson.Options)
                : null;
            return health is { Status: not null, Missing: not null }
                ? Judge(health)
                : Wrong(app, $"answered {(int)answer.StatusCode} in a way that no mamcrawler does");
        }
        catch (JsonException)
        {
            return Wrong(app, "answered in a way that no mamcrawler does");
        }
        catch (Exception exception)
            when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Wrong(app, "did not answer");
        }
    }

    private static Finding Judge(HealthResponse health) =>
        health.Status switch
        {
            "ok" => new Finding(Area, true, $"It runs (version {health.Version}) and has all that it needs."),
            _ when health.Missing.Count > 0 => new Finding(
                Area,
                false,
                $"It runs, but it is not configured: {string.Join(", ", health.Missing.Select(part => $"{part.Kind} {part.Name}"))}. Settings are brought up by 'azd provision', secrets by 'mamcrawler init --vault'; it looks for them every half minute."
            ),
            _ => new Finding(
                Area,
                false,
                $"It runs, but says {health.Status}: it could not read its secrets or its state. Look at its log, and at the rights of its identity."
            ),
        };

    private static Finding Wrong(Uri app, string what) =>
        new(Area, false, $"{app.Host} {what}. Check the address; 'azd env get-values' shows the app's name as AZURE_FUNCTION_NAME.");
}
