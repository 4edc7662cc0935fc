namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>Fan-out with a bound, in the way an orchestrator may: at most so many tasks at a time, the next as soon as one has finished.</summary>
internal static class SlidingWindow
{
    /// <summary>Runs <paramref name="start"/> for every item and <paramref name="finished"/> for every result, in the order of finishing.</summary>
    public static async Task RunAsync<TItem, TResult>(IEnumerable<TItem> items, int window, Func<TItem, Task<TResult>> start, Action<TResult> finished)
    {
        var running = new List<Task<TResult>>(window);
        foreach (var item in items)
        {
            if (running.Count == window)
                await FinishOneAsync();
            running.Add(start(item));
        }

        while (running.Count > 0)
            await FinishOneAsync();

        async Task FinishOneAsync()
        {
            var task = await Task.WhenAny(running);
            running.Remove(task);
            finished(await task);
        }
    }
}
