namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>What an engine has done since it was made; storage is counted in transactions, as Table Storage bills them.</summary>
public sealed class EngineCounters
{
    private long activities;
    private long turns;
    private long storageReads;
    private long storageWrites;

    /// <summary>Calls of activities, repeated ones included.</summary>
    public long Activities => Interlocked.Read(ref activities);

    /// <summary>Times an orchestrator went on, those of replays included.</summary>
    public long Turns => Interlocked.Read(ref turns);

    /// <summary>Reads: a row, or a page of up to 1,000 rows.</summary>
    public long StorageReads => Interlocked.Read(ref storageReads);

    /// <summary>Writes: a row, or a batch.</summary>
    public long StorageWrites => Interlocked.Read(ref storageWrites);

    internal void CountActivity() => Interlocked.Increment(ref activities);

    internal void CountTurn() => Interlocked.Increment(ref turns);

    internal void CountRead() => Interlocked.Increment(ref storageReads);

    internal void CountWrite() => Interlocked.Increment(ref storageWrites);
}
