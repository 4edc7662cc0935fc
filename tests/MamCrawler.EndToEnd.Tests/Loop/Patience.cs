using System.Diagnostics;

namespace MamCrawler.EndToEnd.Tests.Loop;

/// <summary>Waits in real time for what real programs do.</summary>
internal static class Patience
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Asks until it is so; after a minute the test has failed.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string otherwise)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Longest, otherwise);
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }
}
