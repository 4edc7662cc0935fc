using System.Text;
using System.Text.Json;
using MamCrawler.Integrations.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Integrations.Tests.Webhooks;

/// <summary>Receivers that take and refuse what the real ones document.</summary>
internal static class FaithfulReceivers
{
    /// <summary>Discord: JSON with content of 1 to 2,000 characters; 204.</summary>
    public static Task DiscordAsync(HttpContext context, StubRequest request)
    {
        if (!request.Headers["Content-Type"].StartsWith("application/json", StringComparison.Ordinal))
            return StubServer.WriteAsync(context, 400, """{"message":"Cannot send an empty message","code":50006}""");
        using var body = JsonDocument.Parse(request.Body);
        var content = body.RootElement.TryGetProperty("content", out var text) ? text.GetString() ?? "" : "";
        return content.Length switch
        {
            0 => StubServer.WriteAsync(context, 400, """{"message":"Cannot send an empty message","code":50006}"""),
            > 2000 => StubServer.WriteAsync(context, 400, """{"content":["Must be 2000 or fewer in length."]}"""),
            _ => StubServer.WriteAsync(context, 204, ""),
        };
    }

    /// <summary>ntfy: JSON with a topic, posted to the server's root; a message of more than 4,096 bytes becomes a file.</summary>
    public static Task NtfyAsync(HttpContext context, StubRequest request)
    {
        if (context.Request.Path != "/")
            return StubServer.WriteAsync(context, 404, """{"code":40401,"http":404,"error":"page not found"}""");
        using var body = JsonDocument.Parse(request.Body);
        var (topic, message) = (body.RootElement.GetProperty("topic").GetString(), body.RootElement.GetProperty("message").GetString() ?? "");
        if (string.IsNullOrEmpty(topic) || topic.Contains('/', StringComparison.Ordinal))
            return StubServer.WriteAsync(context, 400, """{"code":40009,"http":400,"error":"invalid request: topic invalid"}""");
        var isFile = Encoding.UTF8.GetByteCount(message) > 4096;
        return StubServer.WriteAsync(
            context,
            200,
            JsonSerializer.Serialize(
                new
                {
                    id = "x",
                    topic,
                    attachment = isFile ? new { name = "attachment.txt" } : null,
                }
            )
        );
    }

    /// <summary>The Apprise API: a key with somebody under it gets 200, one with nobody 204, and a message without a body 400.</summary>
    public static Task AppriseAsync(HttpContext context, StubRequest request)
    {
        if (context.Request.Path != "/notify/books")
            return StubServer.WriteAsync(context, 204, "");
        using var body = JsonDocument.Parse(request.Body);
        var isGood =
            body.RootElement.GetProperty("body").GetString()?.Length > 0
            && body.RootElement.GetProperty("type").GetString() is "info" or "success" or "warning" or "failure";
        return StubServer.WriteAsync(context, isGood ? 200 : 400, "{}");
    }

    /// <summary>A workflow of Teams: a message with an adaptive card of at most 28 KB; 202.</summary>
    public static Task TeamsAsync(HttpContext context, StubRequest request)
    {
        if (Encoding.UTF8.GetByteCount(request.Body) > 28 * 1024)
            return StubServer.WriteAsync(context, 413, "");
        using var body = JsonDocument.Parse(request.Body);
        var attachment = body.RootElement.GetProperty("attachments")[0];
        var card = attachment.GetProperty("content");
        var isGood =
            body.RootElement.GetProperty("type").GetString() == "message"
            && attachment.GetProperty("contentType").GetString() == "application/vnd.microsoft.card.adaptive"
            && card.GetProperty("type").GetString() == "AdaptiveCard"
            && card.GetProperty("body").GetArrayLength() > 0;
        return StubServer.WriteAsync(context, isGood ? 202 : 400, "");
    }
}
