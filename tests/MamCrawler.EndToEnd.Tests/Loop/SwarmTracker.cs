using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MamCrawler.EndToEnd.Tests.Loop;

/// <summary>A BitTorrent tracker on loopback: whoever announces a torrent is told of the others that did.</summary>
internal sealed class SwarmTracker : ILoopTracker
{
    private static readonly byte[] Loopback = [127, 0, 0, 1];
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<int, bool>> swarms = new(StringComparer.Ordinal);
    private readonly WebApplication application;

    private SwarmTracker(WebApplication application) => this.application = application;

    public string Address => application.Urls.Single() + "/announce";

    // There is one torrent.
    public Task<int> CountSeedersAsync(string infoHash) => Task.FromResult(swarms.Values.Sum(swarm => swarm.Values.Count(isSeed => isSeed)));

    public static async Task<SwarmTracker> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var tracker = new SwarmTracker(builder.Build());
        tracker.application.Run(tracker.AnswerAsync);
        await tracker.application.StartAsync();
        return tracker;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        // The hash is 20 raw bytes in percent code, which is not text: it is compared as it was written.
        var query = context.Request.QueryString.Value!.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).ToLookup(pair => pair[0], pair => pair[1]);
        var port = int.Parse(query["port"].Single(), CultureInfo.InvariantCulture);
        var swarm = swarms.GetOrAdd(query["info_hash"].Single(), _ => new ConcurrentDictionary<int, bool>());
        var others = swarm.Keys.Where(other => other != port).ToList();
        if (query["event"].FirstOrDefault() == "stopped")
            swarm.TryRemove(port, out _);
        else
            swarm[port] = query["left"].FirstOrDefault() == "0";
        var answer = new MemoryStream();
        answer.Write(Encoding.ASCII.GetBytes($"d8:intervali60e12:min intervali5e5:peers{others.Count * 6}:"));
        var peer = new byte[6];
        foreach (var other in others)
        {
            Loopback.CopyTo(peer, 0);
            BinaryPrimitives.WriteUInt16BigEndian(peer.AsSpan(4), (ushort)other);
            answer.Write(peer);
        }
        answer.WriteByte((byte)'e');
        context.Response.ContentType = "text/plain";
        await context.Response.Body.WriteAsync(answer.ToArray());
    }
}
