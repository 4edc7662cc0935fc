using MamCrawler.Azure.Tests.Cost;

namespace MamCrawler.Infra.Tests.Cost;

/// <summary>What a scan of 1,605 books was counted to cost (<c>ScanCostTests</c>, against Azurite). The test fails when a scan comes to more than stands here.</summary>
/// <param name="Own">Requests of our own adapters to the storage account.</param>
/// <param name="Activities">Activities that were run.</param>
/// <param name="Parts">Orchestrations that were a part of the scan.</param>
/// <param name="Turns">Times that an orchestrator went on.</param>
internal sealed record ScanFigures(long Own, long Activities, long Parts, long Turns)
{
    /// <summary>Nothing is remembered of what series contain, and every gap is looked for.</summary>
    public static ScanFigures Cold { get; } = new(738, 49, 0, 50);

    /// <summary>The day after, when nothing is new.</summary>
    public static ScanFigures Warm { get; } = new(210, 38, 0, 39);

    public long Executions => Activities + Turns;

    public long Durable => DurableShare.Of(Activities, Parts, Turns);

    public long Transactions => Own + Durable;
}
