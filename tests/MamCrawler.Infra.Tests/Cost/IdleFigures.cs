namespace MamCrawler.Infra.Tests.Cost;

/// <summary>Requests to the storage account that a running host makes whether there is work or not, as counted in 20 minutes on a real Functions host with a scan among them (docs/decisions/0087).</summary>
internal static class IdleFigures
{
    private const decimal MinutesCounted = 20;

    public static decimal DurableQueues => InAMonth(676 + 280);

    public static decimal PushQueues => InAMonth(252);

    public static decimal Leases => InAMonth(796);

    public static decimal Partition => InAMonth(216);

    private static decimal InAMonth(int counted) => counted / MinutesCounted * Assumptions.Days * 24 * 60;
}
