using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Why the lane stands still until a person clears it.</summary>
/// <param name="Name">The fault that stopped it.</param>
/// <param name="Reason">The fault's sentence.</param>
/// <param name="At">When.</param>
public sealed record LaneStop(FaultName Name, string Reason, DateTimeOffset At)
{
    /// <summary>The stop as the fault that every further call meets.</summary>
    public AskPersonFaultException ToFault() =>
        new(
            Name,
            MyAnonamouseOptions.Service,
            $"{Reason} Nothing is asked of the tracker since {At:yyyy-MM-dd HH:mm} UTC; when the cause is mended, run the doctor: it asks once, and lets the lane go if it is answered."
        );
}
