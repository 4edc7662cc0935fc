using MamCrawler.Core.Orchestrations.InProcess;

namespace MamCrawler.Core.Tests.Orchestrations;

/// <summary>
/// How to run an orchestrator for <see cref="ReplayTests"/>: derive one with a constructor without parameters for each orchestrator, and it is found. Its activities may be
/// stand-ins of the same class name; the orchestrators must be the real ones.
/// </summary>
public abstract class ReplayCase
{
    /// <summary>The orchestrator's class.</summary>
    public abstract Type Orchestrator { get; }

    /// <summary>Its input.</summary>
    public abstract object? Input { get; }

    /// <summary>Adds it, the orchestrators that it calls, and their activities.</summary>
    public abstract void Register(OrchestrationRegistry registry, TimeProvider time);
}
