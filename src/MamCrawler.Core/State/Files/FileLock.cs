namespace MamCrawler.Core.State.Files;

/// <summary>
/// A lock between processes: a file held open for this process alone (flock on Unix, sharing mode on Windows). The system releases it when the process dies, however it dies.
/// The file itself stays, because deleting it would let two processes lock two files of one name.
/// </summary>
internal static class FileLock
{
    // Sharing and lock violation on Windows; EWOULDBLOCK on Linux and on macOS.
    private static readonly int[] HeldByAnother = [unchecked((int)0x80070020), unchecked((int)0x80070021), 11, 35];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits for the lock; disposing gives it back.</summary>
    /// <exception cref="Faults.WaitFaultException">It was not free within 30 s.</exception>
    public static async Task<IDisposable> AcquireAsync(string path, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            if (TryAcquire(path) is { } held)
                return held;
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw StateFault.Locked(path, Patience);
            // Short waits that differ from process to process, so that none is always late.
            var wait = 1 + ((Environment.ProcessId + (attempt * 7)) % 4);
            await Task.Delay(TimeSpan.FromMilliseconds(wait), TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Takes the lock if it is free; null when somebody holds it.</summary>
    public static FileStream? TryAcquire(string path)
    {
        try
        {
            return new FileStream(path, PrivateFiles.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (HeldByAnother.Contains(exception.HResult))
        {
            return null;
        }
    }
}
