using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Tests;

namespace MamCrawler.Integrations.Tests.MyAnonamouse.Lane;

/// <summary>
/// rules.md 5, One owner, over random histories of processes whose clocks lie and jump by days, which ask for the lane, give it back, go on with it, or die: never do two of
/// them believe that they have it, and a dead one never keeps it for long. Another seed: set MAMCRAWLER_HISTORY_SEED.
/// </summary>
public sealed class LaneHistoryProperties(ITestOutputHelper output)
{
    private const int Histories = 20_000;
    private const int Steps = 40;

    // Each call looks once: who waits is played by the time between two steps.
    private static readonly TrackerLaneOptions Options = new() { LongestWait = TimeSpan.Zero };
    private int takeovers;

    [Fact]
    public async Task AnyHistory_OfClocksThatLieAndHoldersThatDie_HasOneHolder()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("MAMCRAWLER_HISTORY_SEED"), out var asked) ? asked : 20_261_121;
        output.WriteLine($"Histories {seed} to {seed + Histories - 1}.");
        for (var number = seed; number < seed + Histories; number++)
            await PlayAsync(number);
        output.WriteLine($"{takeovers} takeovers from the dead.");
        // Histories in which nobody dies holding the lane would prove nothing.
        Assert.InRange(takeovers, Histories / 5, int.MaxValue);
    }

    private async Task PlayAsync(int number)
    {
        var (random, time, tables) = (new Random(number), new ManualTimeProvider(), new MemoryTables());
        var clocks = Enumerable.Range(0, 3).Select(_ => new ClockBeside(time, Lie(random))).ToArray();
        var holders = clocks.Select(clock => new LaneLease(tables, Options, clock)).ToArray();
        var died = false;
        for (var step = 0; step < Steps; step++)
        {
            var who = random.Next(holders.Length);
            switch (random.Next(10))
            {
                case 0:
                    clocks[who].Ahead = Lie(random);
                    break;
                case 1:
                    await holders[who].ReleaseAsync(PaceState.Fresh, CancellationToken.None);
                    break;
                case 2:
                    died |= holders[who].Left > TimeSpan.Zero;
                    holders[who] = new LaneLease(tables, Options, clocks[who]);
                    break;
                case < 6:
                    time.Advance(TimeSpan.FromSeconds(random.Next(60)));
                    break;
                default:
                    if (await TryAsync(holders[who]) && died)
                        (died, takeovers) = (false, takeovers + 1);
                    break;
            }
            Assert.True(holders.Count(holder => holder.Left > TimeSpan.Zero) <= 1, $"History {number}, step {step}: two hold the lane.");
        }

        // Everybody stops: whoever asks again and again has the lane within a lease and the skew.
        foreach (var holder in holders)
            await TryAsync(holder);
        var next = new LaneLease(tables, Options, clocks[0]);
        await TryAsync(next);
        time.Advance(Options.Lease + Options.Skew);
        Assert.True(await TryAsync(next), $"History {number}: the dead keep the lane.");
    }

    private static async Task<bool> TryAsync(LaneLease lease)
    {
        try
        {
            await lease.HoldAsync(PaceState.Fresh, CancellationToken.None);
            return true;
        }
        catch (WaitFaultException busy)
        {
            Assert.Equal(FaultName.LaneBusy, busy.Fault.Name);
            return false;
        }
    }

    private static TimeSpan Lie(Random random) =>
        random.Next(4) switch
        {
            0 => TimeSpan.Zero,
            1 => TimeSpan.FromSeconds(random.Next(-20, 21)),
            2 => TimeSpan.FromMinutes(random.Next(-120, 121)),
            _ => TimeSpan.FromDays(random.Next(-400, 401)),
        };
}
