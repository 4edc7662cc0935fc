using System.Diagnostics;

namespace MamCrawler.Core.Tests.Account;

/// <summary>
/// rules.md 5 over at least 100,000 random histories of answers, faults, restarts, restores, workers that meet, and clock jumps by days and back: never a grab below the floor, beyond the slots, beyond the pace, twice,
/// or for a price that was not allowed. Another seed: set MAMCRAWLER_HISTORY_SEED.
/// </summary>
public sealed class AccountHistoryProperties(ITestOutputHelper output)
{
    private const int Histories = 100_000;
    private const int Steps = 14;

    [Fact]
    public async Task AnyHistory_OfAnswersFaultsRestartsAndClockJumps_BreaksNoRule()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("MAMCRAWLER_HISTORY_SEED"), out var asked) ? asked : 20_261_120;
        output.WriteLine($"Histories {seed} to {seed + Histories - 1}.");
        var started = Stopwatch.GetTimestamp();
        var (takes, again, wedges, purchases, kills, freezes, restores, meetings) = (0, 0, 0, 0, 0, 0, 0, 0);
        await Parallel.ForEachAsync(
            Enumerable.Range(seed, Histories),
            TestContext.Current.CancellationToken,
            async (number, _) =>
            {
                var history = new AccountHistory(number);
                try
                {
                    await history.RunAsync(Steps);
                }
                catch (Exception exception)
                {
                    Assert.Fail($"History {number}: {exception.Message}\n{string.Join('\n', history.Log)}");
                }
                Interlocked.Add(ref takes, history.Tracker.Takes);
                Interlocked.Add(ref again, history.Tracker.TakesAgain);
                Interlocked.Add(ref restores, history.Restores);
                Interlocked.Add(ref meetings, history.Meetings);
                Interlocked.Add(ref wedges, history.Tracker.WedgesCharged);
                Interlocked.Add(ref purchases, history.Tracker.Purchases);
                Interlocked.Add(ref kills, history.Kills);
                Interlocked.Add(ref freezes, history.Freezes);
            }
        );

        output.WriteLine(
            $"{takes} grabs ({again} of them again), {wedges} wedges, {purchases} purchases, {kills} kills, {freezes} rounds of a frozen guard, {restores} restores, {meetings} meetings of two workers in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s."
        );
        // Histories in which nothing happens would prove nothing.
        Assert.InRange(takes, Histories / 4, int.MaxValue);
        Assert.InRange(wedges, Histories / 100, int.MaxValue);
        Assert.InRange(purchases, Histories / 100, int.MaxValue);
        Assert.InRange(kills, Histories / 4, int.MaxValue);
        Assert.InRange(freezes, Histories / 20, int.MaxValue);
        Assert.InRange(again, Histories / 100, int.MaxValue);
        Assert.InRange(restores, Histories / 10, int.MaxValue);
        Assert.InRange(meetings, Histories / 5, int.MaxValue);
    }
}
