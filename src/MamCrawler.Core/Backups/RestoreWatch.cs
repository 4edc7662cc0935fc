using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Backups;

/// <summary>Looks again for the mark of a restore while a process runs, at most once a minute: it may begin, or be left unfinished, after the process started.</summary>
public sealed class RestoreWatch(IDocumentStore documents, TimeProvider time)
{
    /// <summary>How long an answer holds.</summary>
    public static TimeSpan Every { get; } = TimeSpan.FromMinutes(1);

    private long freeUntil = long.MinValue;

    /// <summary>Refuses to work on while a restore is under way. An answer that it is not holds for a minute; that it is, for this once.</summary>
    /// <exception cref="Faults.FaultException">A restore is under way or was left unfinished, or it could not be asked whether one is.</exception>
    public async Task RefuseUnfinishedAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now.UtcTicks < Interlocked.Read(ref freeUntil))
            return;
        await RestoreMark.RefuseUnfinishedAsync(documents, cancellationToken);
        Interlocked.Exchange(ref freeUntil, (now + Every).UtcTicks);
    }
}
