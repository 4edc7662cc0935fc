using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Scanning;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Settings;
using MamCrawler.Web.Handlers;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;

namespace MamCrawler.Local.Hosting;

/// <summary>The command line's way to the running host: scans and approvals through its API, so that no second lane is opened.</summary>
public sealed class HostLink : IScans, IApprovals, IDisposable
{
    private const int MaximumAnswerBytes = 32 * 1024 * 1024;
    private static readonly JsonSerializerOptions Json = MakeJson();
    private readonly HttpClient http;

    private HostLink(HostAddress host)
    {
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
        {
            BaseAddress = host.Address,
            Timeout = TimeSpan.FromSeconds(30),
            MaxResponseContentBufferSize = MaximumAnswerBytes,
        };
        http.DefaultRequestHeaders.Add(ApiAccess.HeaderName, host.Key);
        Host = host;
    }

    /// <summary>The host it leads to.</summary>
    public HostAddress Host { get; }

    /// <summary>The way to the host that runs on a data folder; null when none answers.</summary>
    public static async Task<HostLink?> FindAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        if (HostAddress.Read(folder) is not { } host)
        {
            return null;
        }

        var link = new HostLink(host);
        if (await link.AnswersAsync(cancellationToken))
        {
            return link;
        }

        link.Dispose();
        return null;
    }

    /// <inheritdoc />
    public async Task<ScanStart> StartAsync(ScanRequest request, CancellationToken cancellationToken)
    {
        var body = new StartScanRequest { Mode = request.Mode, Limit = request.Limit };
        var start = await AskAsync<ScanStartResponse>(HttpMethod.Post, "api/scans", body, cancellationToken);
        return new ScanStart(start!.RunId, start.Started);
    }

    /// <inheritdoc />
    public async Task<ScanState?> GetAsync(string runId, CancellationToken cancellationToken)
    {
        var scan = await AskAsync<ScanResponse>(HttpMethod.Get, $"api/scans/{Uri.EscapeDataString(runId)}", null, cancellationToken);
        return scan is null ? null : new ScanState(scan.RunId, scan.Status, scan.StartedAt, scan.UpdatedAt, scan.Progress, scan.Summary, scan.Error);
    }

    /// <inheritdoc />
    public Task<ScanState?> GetNewestAsync(CancellationToken cancellationToken) => GetAsync(GetScanHandler.Newest, cancellationToken);

    /// <inheritdoc />
    public async Task<bool> CancelAsync(string runId, CancellationToken cancellationToken) =>
        await AskAsync<ScanResponse>(HttpMethod.Post, $"api/scans/{Uri.EscapeDataString(runId)}/cancel", null, cancellationToken) is not null;

    /// <inheritdoc />
    public async IAsyncEnumerable<Download> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = await AskAsync<PageResponse<DownloadResponse>>(HttpMethod.Get, "api/downloads", null, cancellationToken);
        foreach (var download in page?.Items ?? [])
        {
            yield return ToDownload(download);
        }
    }

    /// <inheritdoc />
    public async Task<Download?> FindAsync(string downloadId, CancellationToken cancellationToken)
    {
        await foreach (var download in ListAsync(cancellationToken))
        {
            if (download.Id == downloadId)
            {
                return download;
            }
        }

        return null;
    }

    /// <inheritdoc />
    public Task<Download?> ApproveAsync(string downloadId, CancellationToken cancellationToken) => DecideAsync(downloadId, "approve", cancellationToken);

    /// <inheritdoc />
    public Task<Download?> RejectAsync(string downloadId, CancellationToken cancellationToken) => DecideAsync(downloadId, "reject", cancellationToken);

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private static Download ToDownload(DownloadResponse download) => new()
    {
        Id = download.Id,
        TrackerId = download.TrackerId,
        Title = download.Title,
        State = download.State,
        Reason = download.Reason,
        Why = download.Why,
        SizeBytes = download.SizeBytes,
        Attempts = download.Attempts,
        NextAttemptAt = download.NextAttemptAt,
        CreatedAt = download.CreatedAt,
        UpdatedAt = download.UpdatedAt,
        Volumes = download.Volumes,
    };

    private static JsonSerializerOptions MakeJson()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        options.Converters.Add(new JsonStringEnumConverter());
        return options;
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(3));
        try
        {
            using var answer = await http.GetAsync("api/health", patience.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private async Task<Download?> DecideAsync(string downloadId, string word, CancellationToken cancellationToken) =>
        await AskAsync<DownloadResponse>(HttpMethod.Post, $"api/downloads/{Uri.EscapeDataString(downloadId)}/{word}", null, cancellationToken) is { } download
            ? ToDownload(download)
            : null;

    private async Task<T?> AskAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
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
        catch (Exception exception) when (exception is HttpRequestException or JsonException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new CommandFailedException($"The running host at {Host} did not answer as expected. Look at its output, or stop it and try again.");
        }
    }

    private async Task<string> DetailAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Json, cancellationToken);
        return problem.TryGetProperty("detail", out var detail) && detail.GetString() is { Length: > 0 } sentence
            ? sentence
            : $"The running host at {Host} answered {(int)answer.StatusCode}. Look at its output.";
    }
}
