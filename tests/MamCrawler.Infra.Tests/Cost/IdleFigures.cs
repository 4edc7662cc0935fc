namespace MamCrawler.Infra.Tests.Cost;

/// <summary>Requests to the storage account that a running host makes whether there is work or not, as counted in ten quiet minutes on a real Functions host in production mode (docs/decisions/0087).</summary>
internal static class IdleFigures
{
    private const decimal MinutesCounted = 10;

    /// <summary>Control queue and work items, each every ten seconds.</summary>
    public static decimal DurableQueues => InAMonth(60 + 60);

    /// <summary>The push queue and its poison queue, each every minute.</summary>
    public static decimal PushQueues => InAMonth(11 + 10);

    /// <summary>Twelve timers every half minute, the host itself every twelve seconds, the task hub every 25.</summary>
    public static decimal Leases => InAMonth(240 + 50 + 24);

    /// <summary>Read and renewed every ten seconds.</summary>
    public static decimal Partition => InAMonth(60 + 60);

    private static decimal InAMonth(int counted) => counted / MinutesCounted * Assumptions.Days * 24 * 60;
}
