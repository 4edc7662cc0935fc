using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>The announce end of a tracker: counts who calls.</summary>
internal sealed class AnnounceLog : IAsyncDisposable
{
    private readonly WebApplication application;
    private int count;

    private AnnounceLog(WebApplication application) => this.application = application;

    public int Count => Volatile.Read(ref count);

    /// <summary>The address a torrent announces to; the client accepts nothing else on loopback than a path that begins with /announce.</summary>
    public string Address => application.Urls.Single() + "/announce";

    public static async Task<AnnounceLog> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var log = new AnnounceLog(builder.Build());
        log.application.Run(context =>
        {
            Interlocked.Increment(ref log.count);
            context.Response.ContentType = "text/plain";
            return context.Response.WriteAsync("d8:intervali1800e5:peers0:e");
        });
        await log.application.StartAsync();
        return log;
    }

    /// <summary>Waits (for at most 20 s of real time) for the first announce.</summary>
    public async Task<bool> ArrivesAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (Count == 0 && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20))
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        return Count > 0;
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();
}
