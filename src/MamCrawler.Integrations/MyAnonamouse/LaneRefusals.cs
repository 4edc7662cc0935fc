using MamCrawler.Core.Faults;
using MamCrawler.Core.Telemetry;
using MamCrawler.Integrations.Http;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>What the tracker refused: the lane is stopped or slowed down, and it is told.</summary>
internal sealed class LaneRefusals(ILogger logger)
{
    private int _stops;

    /// <summary>How often this process has stopped the lane.</summary>
    public int Stops => Volatile.Read(ref _stops);

    /// <summary>What a refusal means for the lane, whoever asks next.</summary>
    public void Tell(LaneTurn turn, FaultException fault, ServiceAnswer? answer)
    {
        if (fault is AskPersonFaultException)
        {
            turn.Stop(fault.Fault);
            Interlocked.Increment(ref _stops);
            logger.TrackerLaneStopped(fault.Fault.Name, fault.Fault.Sentence);
        }
        else if (fault.Fault.Name == FaultName.RateLimited)
        {
            turn.SlowDown(answer?.RetryAfter);
            logger.TrackerSlowedDown(fault.Fault.Sentence);
        }
    }

    /// <summary>Tells that the session lets nothing through until a person acts.</summary>
    public void TellDead(Fault fault)
    {
        if (fault.Name == FaultName.EgressMismatch)
            logger.EgressMismatch(fault.Sentence);
        else
            logger.SessionDead(fault.Name, fault.Sentence);
    }
}
