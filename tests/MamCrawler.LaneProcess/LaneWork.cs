using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State.Files;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.LaneProcess;

/// <summary>Asks the tracker through the lane, as a host does: a few requests, then the lane is given back, then again.</summary>
public static class LaneWork
{
    /// <summary>The least time between two requests, shorter than against the real tracker.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(150);

    /// <summary>How long a lease lasts, shorter than against the real tracker.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(6);

    private const int RequestsOfARun = 4;
    private static readonly TrackerSearch Search = new("The Wheel of Time", TrackerSearchFields.Series, "Robert Jordan");

    /// <summary>False when the tracker refused.</summary>
    public static async Task<bool> RunAsync(LaneSetup setup)
    {
        var time = new ShiftedTimeProvider(setup.ClockAhead);
        using var tables = new FileTableStore(setup.StateDirectory);
        using var http = ServiceHandler.CreateClient();
        http.Timeout = Timeout.InfiniteTimeSpan;
        await using var tracker = new MyAnonamouseClient(http, OptionsOf(setup), tables, new FileSecretStore(setup.StateDirectory), time);
        var rests = new Random(setup.Seed);
        for (var answered = 0; answered < setup.Requests; )
        {
            try
            {
                await tracker.SearchAsync(Search, CancellationToken.None);
                await Console.Out.WriteLineAsync($"answered {++answered}");
            }
            catch (WaitFaultException fault)
            {
                await Console.Out.WriteLineAsync($"waits: {fault.Fault.Name}");
            }
            catch (FaultException fault)
            {
                await Console.Error.WriteLineAsync(fault.Fault.ToString());
                return false;
            }

            if (answered % RequestsOfARun == 0)
            {
                await tracker.FlushAsync(CancellationToken.None);
                await Task.Delay(TimeSpan.FromMilliseconds(rests.Next(600)), TimeProvider.System);
            }
        }

        await tracker.FlushAsync(CancellationToken.None);
        return true;
    }

    private static MyAnonamouseOptions OptionsOf(LaneSetup setup) =>
        new()
        {
            BaseAddress = setup.Address,
            JitterSeed = setup.Seed,
            Lane = new TrackerLaneOptions
            {
                Pace = new PaceOptions
                {
                    MinimumGap = Gap,
                    Jitter = Gap / 3,
                    Pause = 3 * Gap,
                    PauseEvery = 10,
                },
                Lease = Lease,
                RequestTimeout = TimeSpan.FromSeconds(4),
                AbortMargin = TimeSpan.FromSeconds(1),
                Skew = setup.Skew,
                LookEvery = TimeSpan.FromMilliseconds(100),
            },
        };
}
