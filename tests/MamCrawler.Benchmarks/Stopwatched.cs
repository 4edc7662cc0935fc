using System.Diagnostics;

namespace MamCrawler.Benchmarks;

/// <summary>Times work by the best of several rounds: noise of the machine only ever adds.</summary>
internal static class Stopwatched
{
    /// <summary>Nanoseconds of one call.</summary>
    public static double Best(int rounds, Action work)
    {
        var best = long.MaxValue;
        for (var round = 0; round < rounds; round++)
            best = Math.Min(best, Once(work));
        return Nanoseconds(best);
    }

    /// <summary>Nanoseconds of two calls, measured in turn so that both meet the same machine.</summary>
    public static (double First, double Second) BestOfBoth(int rounds, Action first, Action second)
    {
        long bestFirst = long.MaxValue, bestSecond = long.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            bestFirst = Math.Min(bestFirst, Once(first));
            bestSecond = Math.Min(bestSecond, Once(second));
        }

        return (Nanoseconds(bestFirst), Nanoseconds(bestSecond));
    }

    private static long Once(Action work)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetTimestamp() - start;
    }

    private static double Nanoseconds(long ticks) => ticks * 1e9 / Stopwatch.Frequency;
}
