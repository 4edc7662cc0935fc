namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>An orchestrator did not do on replay what its history says, or waited for something that its context did not make. It is a bug, or the code changed during the run.</summary>
public sealed class NonDeterministicOrchestrationException(string orchestrator, string what)
    : Exception($"Orchestrator '{orchestrator}' is not deterministic: {what}");
