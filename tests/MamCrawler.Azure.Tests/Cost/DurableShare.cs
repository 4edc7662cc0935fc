namespace MamCrawler.Azure.Tests.Cost;

/// <summary>
/// The transactions that Durable's Azure Storage backend adds, an upper bound measured on a real Functions host (docs/decisions/0087). A queue in which something was found is looked at often
/// again before it is left alone for ten seconds: that is in it. What a host asks for that has nothing to do is not.
/// </summary>
internal static class DurableShare
{
    /// <summary>Its message is put into the work-item queue and deleted, so is its result's in the control queue; the work items are looked at five times, and a slow one's message is held once.</summary>
    public const int PerActivity = 10;

    /// <summary>A part's start and its result are messages of the control queue, each put, got and deleted; and it has a row of its own.</summary>
    public const int PerPart = 7;

    /// <summary>The history is read and written, the instance's row is written, and the control queue is looked at ten times.</summary>
    public const int PerTurn = 13;

    public static long Of(long activities, long parts, long turns) => (activities * PerActivity) + (parts * PerPart) + (turns * PerTurn);
}
