using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Azure.Tests.Cost;

/// <summary>What one scan cost.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Summary">What it came to.</param>
/// <param name="Own">Requests of our own adapters to the storage account.</param>
/// <param name="Kinds">The same by kind.</param>
/// <param name="Activities">Activities that were run.</param>
/// <param name="Parts">Orchestrations that were a part of the scan.</param>
/// <param name="Turns">Times that an orchestrator went on.</param>
internal sealed record ScanBill(OrchestrationStatus Status, ScanSummary Summary, int Own, string Kinds, long Activities, long Parts, long Turns)
{
    /// <summary>Each is an execution of a function.</summary>
    public long Executions => Activities + Turns;

    /// <summary>Ours, and what Durable adds.</summary>
    public long Transactions => Own + DurableShare.Of(Activities, Parts, Turns);

    /// <inheritdoc />
    public override string ToString() =>
        $"{Executions} executions ({Activities} activities, {Turns} turns of 1 + {Parts} orchestrations); {Transactions} transactions: {Own} of our own ({Kinds}), {Transactions - Own} of Durable's";
}
