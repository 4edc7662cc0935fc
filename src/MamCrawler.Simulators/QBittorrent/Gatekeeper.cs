using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Simulators.QBittorrent;

/// <summary>Who may come in: Host and Origin, sessions, API key, and the ban.</summary>
internal sealed class Gatekeeper(QBittorrentSimulator simulator, TimeProvider time)
{
    private const int FailuresBeforeBan = 5;
    private static readonly TimeSpan SessionLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan BanLife = TimeSpan.FromHours(1);

    private readonly Dictionary<string, DateTimeOffset> sessions = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private int failures;
    private DateTimeOffset bannedUntil;

    private QBittorrentProfile Profile => simulator.Profile;

    private string CookieName => Profile.AnswersByStatus ? $"QBT_SID_{simulator.Address.Port}" : "SID";

    internal async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "/";
        if (!HasAllowedHost(context.Request) || HasForeignOrigin(context.Request) || simulator.Faults.TryTake(QBittorrentFaults.HostRefused, path))
        {
            await AnswerAsync(context, StatusCodes.Status401Unauthorized, "Unauthorized");
            return;
        }
        var isAuthentication = path.StartsWith("/api/v2/auth/", StringComparison.Ordinal);
        var hasKey = Profile.HasApiKey && context.Request.Headers.Authorization == $"Bearer {simulator.ApiKey}";
        if (isAuthentication && !hasKey)
        {
            await next(context);
            return;
        }
        if (!isAuthentication && (hasKey || HasSession(context, path) || LetsInWithoutLogin(context, path)))
            await next(context);
        else
            await AnswerAsync(context, StatusCodes.Status403Forbidden, "Forbidden");
    }

    internal async Task LoginAsync(HttpContext context)
    {
        if (IsBanned(context))
        {
            await AnswerAsync(context, StatusCodes.Status403Forbidden, "Your IP address has been banned after too many failed authentication attempts.");
            return;
        }
        var form = await context.Request.ReadFormAsync();
        if (form["username"] != QBittorrentSimulator.UserName || form["password"] != simulator.Password)
        {
            CountFailure();
            await (
                Profile.AnswersByStatus
                    ? AnswerAsync(context, StatusCodes.Status401Unauthorized, "Unauthorized")
                    : AnswerAsync(context, StatusCodes.Status200OK, "Fails.")
            );
            return;
        }
        if (!HasSession(context, "/"))
            Open(context);
        if (Profile.AnswersByStatus)
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await AnswerAsync(context, StatusCodes.Status200OK, "Ok.");
    }

    internal Task LogoutAsync(HttpContext context)
    {
        lock (gate)
            sessions.Remove(context.Request.Cookies[CookieName] ?? "");
        return Task.CompletedTask;
    }

    internal void ExpireSessions()
    {
        lock (gate)
            sessions.Clear();
    }

    internal static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=UTF-8";
        return context.Response.WriteAsync(text);
    }

    private bool HasAllowedHost(HttpRequest request)
    {
        var port = request.Host.Port;
        return port is null || port == simulator.Address.Port;
    }

    private bool HasForeignOrigin(HttpRequest request)
    {
        // An API key is exempt from this check, not from the one of the Host.
        if (Profile.HasApiKey && request.Headers.Authorization == $"Bearer {simulator.ApiKey}")
            return false;
        var forwarded = request.Headers["X-Forwarded-Host"].FirstOrDefault();
        var own = forwarded is not null && (Profile.TrustsForwardedHost || simulator.SupportsReverseProxy) ? forwarded : request.Host.Value;
        var stated = request.Headers.Origin.FirstOrDefault() ?? request.Headers.Referer.FirstOrDefault();
        return stated is not null
            && (!Uri.TryCreate(stated, UriKind.Absolute, out var origin) || !string.Equals(origin.Authority, own, StringComparison.OrdinalIgnoreCase));
    }

    private bool HasSession(HttpContext context, string path)
    {
        var id = context.Request.Cookies[CookieName] ?? "";
        lock (gate)
        {
            if (simulator.Faults.TryTake(QBittorrentFaults.SessionExpired, path))
                sessions.Remove(id);
            var now = time.GetUtcNow();
            if (!sessions.TryGetValue(id, out var used) || now - used > SessionLife)
                return false;
            sessions[id] = now;
            return true;
        }
    }

    private bool LetsInWithoutLogin(HttpContext context, string path)
    {
        if (!simulator.Faults.TryTake(QBittorrentFaults.WithoutLogin, path))
            return false;
        Open(context);
        return true;
    }

    private void Open(HttpContext context)
    {
        var id = Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)).Replace('+', 'x').Replace('/', 'y');
        lock (gate)
            sessions[id] = time.GetUtcNow();
        var sameSite = Profile.AnswersByStatus ? $"SameSite=Lax; expires={time.GetUtcNow() + SessionLife:R}" : "SameSite=Strict";
        context.Response.Headers.Append("Set-Cookie", $"{CookieName}={id}; HttpOnly; path=/; {sameSite}");
    }

    private bool IsBanned(HttpContext context)
    {
        if (simulator.Faults.TryTake(QBittorrentFaults.Banned, context.Request.Path.Value ?? "/"))
            return true;
        lock (gate)
            return bannedUntil > time.GetUtcNow();
    }

    private void CountFailure()
    {
        lock (gate)
        {
            if (++failures < FailuresBeforeBan)
                return;
            failures = 0;
            bannedUntil = time.GetUtcNow() + BanLife;
        }
    }
}
