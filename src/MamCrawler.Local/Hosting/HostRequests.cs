using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using MamCrawler.Local.CommandLine;
using MamCrawler.Web.Pipeline;

namespace MamCrawler.Local.Hosting;

/// <summary>Requests to the running host's API.</summary>
internal sealed class HostRequests : IDisposable
{
    private const int MaximumAnswerBytes = 32 * 1024 * 1024;
    private static readonly JsonSerializerOptions Json = MakeJson();
    private readonly HttpClient http;

    internal HostRequests(HostAddress host)
    {
        http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
            }
        )
        {
            BaseAddress = host.Address,
            Timeout = TimeSpan.FromSeconds(30),
            MaxResponseContentBufferSize = MaximumAnswerBytes,
        };
        http.DefaultRequestHeaders.Add(ApiAccess.HeaderName, host.Key);
        Host = host;
    }

    internal HostAddress Host { get; }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    /// <summary>True when a host answers there.</summary>
    internal async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(3));
        try
        {
            using var answer = await http.GetAsync("api/health", patience.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception)
            when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Asks; null for 404.</summary>
    /// <exception cref="CommandFailedException">The host refused, or did not answer.</exception>
    internal async Task<T?> AskAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
        where T : class
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: Json) };
        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }

            return answer.IsSuccessStatusCode
                ? await answer.Content.ReadFromJsonAsync<T>(Json, cancellationToken)
                : throw new CommandFailedException(await DetailAsync(answer, cancellationToken));
        }
        catch (Exception exception)
            when (exception is HttpRequestException or JsonException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new CommandFailedException($"The running host at {Host} did not answer as expected. Look at its output, or stop it and try again.");
        }
    }

    private static JsonSerializerOptions MakeJson()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        options.Converters.Add(new JsonStringEnumConverter());
        return options;
    }

    private async Task<string> DetailAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Json, cancellationToken);
        return problem.TryGetProperty("detail", out var detail) && detail.GetString() is { Length: > 0 } sentence
            ? sentence
            : $"The running host at {Host} answered {(int)answer.StatusCode}. Look at its output.";
    }
}
