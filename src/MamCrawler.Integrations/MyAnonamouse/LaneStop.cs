using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Why the lane stands still until a person clears it.</summary>
/// <param name="Name">The fault that stopped it.</param>
/// <param name="Reason">The fault's sentence.</param>
/// <param name="At">When.</param>
/// <param name="Cause">The finer word for it, a <see cref="SessionCondition"/>; null when there is none.</param>
public sealed record LaneStop(FaultName Name, string Reason, DateTimeOffset At, string? Cause = null)
{
    /// <summary>The stop as the fault that every further call meets.</summary>
    public AskPersonFaultException ToFault() =>
        new(
            Name,
            MyAnonamouseOptions.Service,
            $"{Reason} Nothing is asked of the tracker since {At:yyyy-MM-dd HH:mm} UTC; when the cause is mended, run the doctor: it asks once, and lets the lane go if it is answered.",
            cause: Cause
        );
}
