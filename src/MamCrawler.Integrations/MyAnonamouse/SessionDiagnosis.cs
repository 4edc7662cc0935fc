using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>What the session doctor found.</summary>
/// <param name="Condition">The name of it.</param>
/// <param name="Sentence">What is right, or what happened and what it means.</param>
/// <param name="Steps">What to do, in this order; none when it works.</param>
public sealed record SessionDiagnosis(SessionCondition Condition, string Sentence, IReadOnlyList<string> Steps)
{
    /// <summary>True when the tracker answered with the account.</summary>
    public bool Good => Condition == SessionCondition.Works;

    /// <summary>What works and should be changed all the same.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>Where the tracker sees this process; null when it was not asked.</summary>
    public EgressPoint? Egress { get; init; }

    /// <summary>The condition behind a fault.</summary>
    public static SessionCondition ConditionOf(Fault fault) =>
        Enum.TryParse<SessionCondition>(fault.Cause, out var known) && Enum.IsDefined(known)
            ? known
            : fault.Name switch
            {
                FaultName.NotConfigured => SessionCondition.Missing,
                FaultName.SessionExpired => SessionCondition.Expired,
                FaultName.EgressMismatch => SessionCondition.Elsewhere,
                FaultName.TrackerRefused => SessionCondition.Banned,
                FaultName.TrackerUnreachable => SessionCondition.Outage,
                FaultName.ShapeChanged or FaultName.SafeMode => SessionCondition.ShapeChanged,
                FaultName.RateLimited => SessionCondition.SlowedDown,
                FaultName.LaneBusy => SessionCondition.LaneBusy,
                _ => SessionCondition.Unknown,
            };
}
