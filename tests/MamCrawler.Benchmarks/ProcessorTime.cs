namespace MamCrawler.Benchmarks;

/// <summary>
/// Times work by the processor time of this process, so that a busy machine does not count, and by the best of several rounds, because what noise is left only ever
/// adds. Collecting garbage is part of the work.
/// </summary>
internal static class ProcessorTime
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(100);

    /// <summary>Nanoseconds of one call.</summary>
    public static double Best(int rounds, Action work)
    {
        Repeat(work, WarmUp);
        var best = double.MaxValue;
        for (var round = 0; round < rounds; round++)
            best = Math.Min(best, Repeat(work, Round));
        return best;
    }

    /// <summary>Nanoseconds of one call each of two works, measured in turn so that both meet the same machine.</summary>
    public static (double First, double Second) BestOfBoth(int rounds, Action first, Action second)
    {
        Repeat(first, WarmUp);
        Repeat(second, WarmUp);
        double bestFirst = double.MaxValue,
            bestSecond = double.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            bestFirst = Math.Min(bestFirst, Repeat(first, Round));
            bestSecond = Math.Min(bestSecond, Repeat(second, Round));
        }

        return (bestFirst, bestSecond);
    }

    /// <summary>Nanoseconds of one call that is too long to be repeated often.</summary>
    public static double Once(Action work)
    {
        GC.Collect();
        return Repeat(work, TimeSpan.Zero);
    }

    private static double Repeat(Action work, TimeSpan atLeast)
    {
        var start = Environment.CpuUsage.TotalTime;
        TimeSpan spent;
        var calls = 0;
        do
        {
            work();
            calls++;
            spent = Environment.CpuUsage.TotalTime - start;
        } while (spent < atLeast);
        return spent.TotalNanoseconds / calls;
    }
}
