namespace MamCrawler.EndToEnd.Tests.Loop;

/// <summary>Where the clients of a swarm announce: a real opentracker where one is installed, else a small one of our own.</summary>
internal static class LoopTracker
{
    /// <param name="infoHash">The torrent that is announced, hexadecimal.</param>
    public static async Task<ILoopTracker> StartAsync(string infoHash) =>
        OpenTracker.Missing is null ? await OpenTracker.StartAsync(infoHash) : await SwarmTracker.StartAsync();
}
