using System.Text;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Simulators.Hosting;

/// <summary>Answers that are well-formed and more than anybody should read.</summary>
internal static class ExcessiveAnswer
{
    private const int Levels = 100_000;

    public static async Task WriteHugeAsync(HttpContext context, int megabytes)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        var line = Encoding.ASCII.GetBytes($"\"{new string('x', (64 * 1024) - 3)}\",");
        await context.Response.WriteAsync("""{"results":[""");
        for (var written = 0; written < megabytes * 16 && !context.RequestAborted.IsCancellationRequested; written++)
            await context.Response.Body.WriteAsync(line, context.RequestAborted);
        await context.Response.WriteAsync("\"\"]}", context.RequestAborted);
    }

    public static Task WriteDeepAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync($$"""{"results":{{new string('[', Levels)}}{{new string(']', Levels)}}}""");
    }
}
