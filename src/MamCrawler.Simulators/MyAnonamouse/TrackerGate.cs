using System.Text.Json;
using MamCrawler.Simulators.Hosting;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>
/// What every request to the tracker must pass: an honest User-Agent and the session's last cookie. Refuses what the real tracker would punish and notes it.
/// </summary>
internal sealed class TrackerGate(TrackerSession session, FaultSwitches faults, RequestLog requests)
{
    private const string LoginPage =
        "<!DOCTYPE html>\n<html><head><title>Login :: My Anonamouse</title></head><body>"
        + "<form action=\"/takelogin.php\">You are not signed in.</form></body></html>";

    private const string CaptchaPage = "<!DOCTYPE html>\n<html><head><title>One moment</title></head><body>Please solve this captcha to go on.</body></html>";

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value!;
        if (!HasHonestAgent(context, path))
        {
            await TextAsync(context, StatusCodes.Status403Forbidden, "Forbidden");
            return;
        }

        if (path == "/json/jsonIp.php")
        {
            await next(context);
            return;
        }

        if (await PlaySessionFaultAsync(context, path))
            return;

        var cookie = Cookie(context);
        if (cookie is null || !session.TryUse(cookie))
        {
            requests.Violate($"{path} was asked for {(cookie is null ? "without the session cookie" : "with a session cookie that is not the last one")}.");
            await RefuseSessionAsync(context, path, cookie is null);
            return;
        }

        if (faults.TryTake(MyAnonamouseFaults.DeletedCookie, path))
            context.Response.Headers.Append("Set-Cookie", "mam_id=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT; Max-Age=0; path=/");
        else
            context.Response.Headers.Append("Set-Cookie", $"mam_id={session.Rotate()}; Max-Age=7776000; path=/; HttpOnly; SameSite=Lax");
        await next(context);
    }

    public static async Task HtmlAsync(HttpContext context, string page = LoginPage, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=UTF-8";
        await context.Response.WriteAsync(page);
    }

    private bool HasHonestAgent(HttpContext context, string path)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        if (agent.Length > 0 && !agent.Contains("Mozilla", StringComparison.OrdinalIgnoreCase))
            return true;

        requests.Violate(agent.Length == 0 ? $"{path} was asked for without a User-Agent." : $"{path} was asked for by something that poses as a browser.");
        return false;
    }

    private async Task<bool> PlaySessionFaultAsync(HttpContext context, string path)
    {
        if (faults.TryTake(MyAnonamouseFaults.Captcha, path))
            await HtmlAsync(context, CaptchaPage);
        else if (faults.TryTake(MyAnonamouseFaults.DeadSession, path))
            await HtmlAsync(context);
        else if (faults.TryTake(MyAnonamouseFaults.DeadSessionForbidden, path))
            await TextAsync(context, StatusCodes.Status403Forbidden, "Error, you are not signed in");
        else if (faults.TryTake(MyAnonamouseFaults.DeadSessionText, path))
            await TextAsync(context, StatusCodes.Status200OK, "Error, you are not signed in");
        else if (faults.TryTake(MyAnonamouseFaults.LastChange, path))
            await RefuseAsync(context, "Last change too recent", StatusCodes.Status429TooManyRequests);
        else if (faults.TryTake(MyAnonamouseFaults.NotAllowed, path))
            await JsonAnswer.WriteAsync(context, WriteNotAllowed);
        else if (faults.TryTake(MyAnonamouseFaults.TorrentDeadCookie, path, out var dead))
            await HtmlAsync(context, status: int.TryParse(dead.Value, out var status) ? status : StatusCodes.Status401Unauthorized);
        else if (faults.TryTake(MyAnonamouseFaults.SessionRefusal, path, out var refusal))
            await MismatchAsync(context, refusal.Value ?? "Invalid session");
        else if (faults.TryTake(MyAnonamouseFaults.AccountDisabled, path))
            await TextAsync(context, StatusCodes.Status403Forbidden, "Your account has been disabled. See the staff.");
        else if (faults.TryTake(MyAnonamouseFaults.Gone, path))
            await TextAsync(context, StatusCodes.Status410Gone, "Gone");
        else if (faults.TryTake(MyAnonamouseFaults.IpMismatch, path))
            await MismatchAsync(context, "Invalid session - IP mismatch");
        else if (faults.TryTake(MyAnonamouseFaults.AsnMismatch, path))
            await MismatchAsync(context, "Invalid session - ASN mismatch");
        else
            return false;

        return true;
    }

    private static async Task RefuseSessionAsync(HttpContext context, string path, bool missing)
    {
        if (path.StartsWith("/tor/download.php", StringComparison.Ordinal) && missing)
            await TextAsync(context, StatusCodes.Status401Unauthorized, "Your IP does not match the IP of the account and no auth cookie was provided.");
        else if (path.StartsWith("/json/", StringComparison.Ordinal))
            await MismatchAsync(context, missing ? "No Session Cookie" : "Invalid session - Invalid Cookie");
        else
            await HtmlAsync(context);
    }

    private static void WriteNotAllowed(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("error", "Not allowed via API");
        json.WriteEndObject();
    }

    private static Task MismatchAsync(HttpContext context, string message) => RefuseAsync(context, message, StatusCodes.Status403Forbidden);

    private static Task RefuseAsync(HttpContext context, string message, int status) =>
        JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("Success", false);
                json.WriteString("msg", message);
                json.WriteEndObject();
            },
            status
        );

    private static Task TextAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    }

    /// <summary>The cookie exactly as it was sent: its percent escapes are part of it.</summary>
    private static string? Cookie(HttpContext context) =>
        context
            .Request.Headers.Cookie.SelectMany(header => (header ?? "").Split(';', StringSplitOptions.TrimEntries))
            .Where(pair => pair.StartsWith("mam_id=", StringComparison.Ordinal))
            .Select(pair => pair["mam_id=".Length..])
            .FirstOrDefault();
}
