namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>What wakes a waiting run: the end of an action, or null to look at lease, status and stop.</summary>
internal readonly record struct RunSignal(HistoryEvent? End);
