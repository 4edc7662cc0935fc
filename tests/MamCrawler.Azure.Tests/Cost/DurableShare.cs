namespace MamCrawler.Azure.Tests.Cost;

/// <summary>
/// The transactions that Durable's Azure Storage backend adds, an upper bound counted from its source (docs/decisions/0087). The polling of empty queues and the leases of partitions are not
/// in it: they cost the same whether a scan runs or not.
/// </summary>
internal static class DurableShare
{
    /// <summary>Its message is put into the work-item queue, got and deleted; so is that of its result in the control queue.</summary>
    public const int PerActivity = 6;

    /// <summary>A part's start and its result are messages of the control queue, each put, got and deleted; and it has a row of its own.</summary>
    public const int PerPart = 7;

    /// <summary>The history is read and written, and the instance's row is written; messages of the control queue are looked for once more.</summary>
    public const int PerTurn = 4;

    public static long Of(long activities, long parts, long turns) => (activities * PerActivity) + (parts * PerPart) + (turns * PerTurn);
}
