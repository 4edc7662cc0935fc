using System.Runtime.CompilerServices;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Shelving;
using MamCrawler.Local.Settings;
using MamCrawler.Web.Handlers;
using MamCrawler.Web.Responses;

namespace MamCrawler.Local.Hosting;

/// <summary>The command line's way to the running host: scans, approvals and looks through its API, so that no second lane is opened.</summary>
public sealed class HostLink : IScans, IApprovals, ILookAgain, IDisposable
{
    private readonly HostRequests requests;

    private HostLink(HostRequests requests) => this.requests = requests;

    /// <summary>The host it leads to.</summary>
    public HostAddress Host => requests.Host;

    /// <summary>The way to the host that runs on a data folder; null when none answers.</summary>
    public static async Task<HostLink?> FindAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        if (HostAddress.Read(folder) is not { } host)
        {
            return null;
        }

        var requests = new HostRequests(host);
        if (await requests.AnswersAsync(cancellationToken))
        {
            return new HostLink(requests);
        }

        requests.Dispose();
        return null;
    }

    /// <inheritdoc />
    public async Task<ScanStart> StartAsync(ScanRequest request, CancellationToken cancellationToken)
    {
        var body = new StartScanRequest { Mode = request.Mode, Limit = request.Limit };
        var start = await requests.AskAsync<ScanStartResponse>(HttpMethod.Post, "api/scans", body, cancellationToken);
        return new ScanStart(start!.RunId, start.Started);
    }

    /// <inheritdoc />
    public async Task<ScanState?> GetAsync(string runId, CancellationToken cancellationToken)
    {
        var scan = await requests.AskAsync<ScanResponse>(HttpMethod.Get, $"api/scans/{Uri.EscapeDataString(runId)}", null, cancellationToken);
        return scan is null ? null : new ScanState(scan.RunId, scan.Status, scan.StartedAt, scan.UpdatedAt, scan.Progress, scan.Summary, scan.Error);
    }

    /// <inheritdoc />
    public Task<ScanState?> GetNewestAsync(CancellationToken cancellationToken) => GetAsync(GetScanHandler.Newest, cancellationToken);

    /// <inheritdoc />
    public async Task<bool> CancelAsync(string runId, CancellationToken cancellationToken) =>
        await requests.AskAsync<ScanResponse>(HttpMethod.Post, $"api/scans/{Uri.EscapeDataString(runId)}/cancel", null, cancellationToken) is not null;

    /// <summary>What the host finds when it asks every service; it has the lane, and lets it go when the tracker answers.</summary>
    /// <exception cref="CommandLine.CommandFailedException">The host refused, or did not answer.</exception>
    public async Task<IReadOnlyList<DoctorFinding>> ExamineAsync(CancellationToken cancellationToken) =>
        (await requests.AskAsync<DoctorResponse>(HttpMethod.Post, "api/doctor", null, cancellationToken))?.Findings ?? [];

    /// <inheritdoc />
    public async IAsyncEnumerable<Download> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = await requests.AskAsync<PageResponse<DownloadResponse>>(HttpMethod.Get, "api/downloads", null, cancellationToken);
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
    public async Task<LookedAgain?> LookAsync(string downloadId, CancellationToken cancellationToken) =>
        await requests.AskAsync<LookResponse>(HttpMethod.Post, $"api/downloads/{Uri.EscapeDataString(downloadId)}/look", null, cancellationToken) is { } look
            ? new LookedAgain(ToDownload(look.Download), true, look.Said)
            : null;

    /// <inheritdoc />
    public void Dispose() => requests.Dispose();

    private static Download ToDownload(DownloadResponse download) =>
        new()
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
            HeldFor = download.HeldFor,
        };

    private async Task<Download?> DecideAsync(string downloadId, string word, CancellationToken cancellationToken) =>
        await requests.AskAsync<DownloadResponse>(HttpMethod.Post, $"api/downloads/{Uri.EscapeDataString(downloadId)}/{word}", null, cancellationToken)
            is { } download
            ? ToDownload(download)
            : null;
}
