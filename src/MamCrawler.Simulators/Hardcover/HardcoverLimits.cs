namespace MamCrawler.Simulators.Hardcover;

/// <summary>Counts top-level queries: 60 a minute, 5,000 a day, by the simulator's clock.</summary>
internal sealed class HardcoverLimits(TimeProvider time)
{
    public const int PerMinute = 60;

    public const int PerDay = 5000;

    private readonly Queue<DateTimeOffset> lastMinute = [];
    private readonly Lock gate = new();

    /// <summary>All of them so far.</summary>
    public int Total { get; private set; }

    /// <summary>Counts the queries of a request; returns how many are left in this minute, below 0 when there were too many.</summary>
    public int Count(int queries)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            while (lastMinute.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromMinutes(1))
                lastMinute.Dequeue();
            for (var query = 0; query < queries; query++)
                lastMinute.Enqueue(now);
            Total += queries;
            return PerMinute - lastMinute.Count;
        }
    }
}
