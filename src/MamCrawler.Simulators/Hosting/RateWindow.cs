namespace MamCrawler.Simulators.Hosting;

/// <summary>Counts requests within a time, by the simulator's clock.</summary>
internal sealed class RateWindow(TimeProvider time, TimeSpan length)
{
    private readonly Queue<DateTimeOffset> requests = [];
    private readonly Lock gate = new();

    /// <summary>Counts one; returns how many there were within the time, this one included.</summary>
    public int Count()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            while (requests.TryPeek(out var oldest) && now - oldest >= length)
                requests.Dequeue();
            requests.Enqueue(now);
            return requests.Count;
        }
    }
}
