using System.Net;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.QBittorrent;

/// <summary>
/// A session with qBittorrent. The tunnel is checked by a request without any credential before the password is sent. A credential that was refused is not
/// sent again: behind a tunnel everybody shares one address, and a ban hits all.
/// </summary>
internal sealed class QBittorrentSession(QBittorrentOptions options, HttpClient http, ISecretStore secrets, TimeProvider time, ITableStore? tables)
    : IDisposable
{
    private const string VersionPath = "api/v2/app/webapiVersion";

    /// <summary>qBittorrent's own default.</summary>
    private static readonly TimeSpan BanLength = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim opening = new(1);
    private readonly SessionCookies cookies = new();
    private QBittorrentVersion? version;
    private string? apiKey;
    private readonly QBittorrentRefusals refusals = new(tables, options.UserName);

    /// <summary>True when qBittorrent let us in without a login.</summary>
    internal bool WithoutLogin { get; private set; }

    /// <summary>The version, with a session that stands.</summary>
    /// <exception cref="FaultException">There is none to be had.</exception>
    internal async Task<QBittorrentVersion> OpenAsync(CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken);
        try
        {
            return version ??= await LogInAsync(cancellationToken);
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>Sends a request in the session; a session that has died is renewed once.</summary>
    /// <param name="makeRequest">Makes the request from the version; called again when it is sent again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">It could not be sent, or no session is to be had.</exception>
    internal async Task<QBittorrentAnswer> SendAsync(Func<QBittorrentVersion, HttpRequestMessage> makeRequest, CancellationToken cancellationToken)
    {
        var known = await OpenAsync(cancellationToken);
        var answer = await SendOnceAsync(makeRequest(known), cancellationToken);
        if (answer.Status == HttpStatusCode.Forbidden)
        {
            Forget(known);
            known = await OpenAsync(cancellationToken);
            answer = await SendOnceAsync(makeRequest(known), cancellationToken);
        }
        return answer.Status switch
        {
            HttpStatusCode.Forbidden => throw QBittorrentFaults.SessionRefused(),
            HttpStatusCode.Unauthorized => throw QBittorrentFaults.HostRefused(),
            >= HttpStatusCode.InternalServerError => throw QBittorrentFaults.Unavailable(answer.Status),
            _ => answer,
        };
    }

    private void Forget(QBittorrentVersion dead)
    {
        // Another request may have renewed the session meanwhile; that one stays.
        Interlocked.CompareExchange(ref version, null, dead);
    }

    private async Task<QBittorrentVersion> LogInAsync(CancellationToken cancellationToken)
    {
        await refusals.ReadAsync(cancellationToken);
        if (refusals.BannedUntil > time.GetUtcNow())
            throw QBittorrentFaults.Banned(refusals.BannedUntil);
        cookies.Clear();
        apiKey = null;
        var check = await SendOnceAsync(new HttpRequestMessage(HttpMethod.Get, VersionPath), cancellationToken);
        CheckTunnel(check);
        WithoutLogin = check.IsSuccess;
        if (WithoutLogin)
            return QBittorrentVersion.Read(check.Text) ?? throw QBittorrentVersion.Unreadable();
        await AuthenticateAsync(cancellationToken);
        var answer = await SendOnceAsync(new HttpRequestMessage(HttpMethod.Get, VersionPath), cancellationToken);
        if (answer.IsSuccess)
            return QBittorrentVersion.Read(answer.Text) ?? throw QBittorrentVersion.Unreadable();
        if (apiKey is null || options.ApiKeySecret is not { } keySecret)
            throw QBittorrentFaults.SessionRefused();
        await refusals.AddAsync(apiKey);
        throw QBittorrentFaults.KeyRefused(keySecret);
    }

    private static void CheckTunnel(QBittorrentAnswer check)
    {
        if (check.IsSuccess && check.IsPage)
            throw new AskPersonFaultException(
                FaultName.TunnelAuthenticationFailed,
                QBittorrentFaults.Service,
                "The tunnel to qBittorrent answered with a page of its own, such as a login page; qBittorrent itself was not reached and no password was sent. "
                    + "Check the tunnel's headers and the base address with its path prefix."
            );
        if (check.IsSuccess || check.Status == HttpStatusCode.Forbidden)
            return;
        throw check.Status switch
        {
            HttpStatusCode.Unauthorized => QBittorrentFaults.HostRefused(),
            >= HttpStatusCode.InternalServerError => QBittorrentFaults.Unavailable(check.Status),
            _ => QBittorrentFaults.WrongAddress(check.Status),
        };
    }

    private async Task AuthenticateAsync(CancellationToken cancellationToken)
    {
        if (options.ApiKeySecret is { } keySecret && await ReadAsync(keySecret, cancellationToken) is { } key)
        {
            apiKey = refusals.Holds(key) ? throw QBittorrentFaults.KeyRefused(keySecret) : key;
            return;
        }
        var passwordSecret = options.PasswordSecret ?? throw QBittorrentFaults.NoCredential();
        var password = await ReadAsync(passwordSecret, cancellationToken) ?? throw QBittorrentFaults.MissingSecret(passwordSecret);
        if (refusals.Holds(password))
            throw QBittorrentFaults.PasswordRefused(passwordSecret);
        var form = new Dictionary<string, string> { ["username"] = options.UserName, ["password"] = password };
        var answer = await SendOnceAsync(
            new HttpRequestMessage(HttpMethod.Post, "api/v2/auth/login") { Content = new FormUrlEncodedContent(form) },
            cancellationToken
        );
        if (answer.Status == HttpStatusCode.Forbidden)
        {
            await refusals.BanAsync(time.GetUtcNow() + BanLength);
            throw QBittorrentFaults.Banned(refusals.BannedUntil);
        }
        if (answer.Status >= HttpStatusCode.InternalServerError)
            throw QBittorrentFaults.Unavailable(answer.Status);
        if (answer.IsSuccess && answer.Text.Trim() != "Fails.")
            return;
        await refusals.AddAsync(password);
        throw QBittorrentFaults.PasswordRefused(passwordSecret);
    }

    private async Task<QBittorrentAnswer> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            if (cookies.Header is { Length: > 0 } header)
                request.Headers.TryAddWithoutValidation("Cookie", header);
            if (apiKey is not null)
                request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {apiKey}");
            using var response = await http.SendAsync(request, cancellationToken);
            var answer = await QBittorrentAnswer.ReadAsync(response, cancellationToken);
            cookies.Keep(answer.SetCookies);
            return answer;
        }
    }

    private async Task<string?> ReadAsync(string secretName, CancellationToken cancellationToken) =>
        (await secrets.GetAsync(secretName, cancellationToken))?.Reveal().Trim() is { Length: > 0 } value ? value : null;

    public void Dispose() => opening.Dispose();
}
