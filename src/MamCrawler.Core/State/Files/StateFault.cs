using MamCrawler.Core.Faults;

namespace MamCrawler.Core.State.Files;

/// <summary>The named faults of state kept in files.</summary>
internal static class StateFault
{
    private const string Service = "State";

    /// <summary>True for what the operating system says when a file cannot be read or written.</summary>
    public static bool IsFileError(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>A file could not be read or written: a full disk, a missing right.</summary>
    public static WaitFaultException Unavailable(string what, Exception cause) =>
        new(
            FaultName.StateUnavailable,
            Service,
            $"{what} could not be read or written ({cause.Message}), so nothing was changed. Check the disk's free space and the rights on the state directory.",
            innerException: cause
        );

    /// <summary>Another process holds a lock for too long.</summary>
    public static WaitFaultException Locked(string path, TimeSpan waited) =>
        new(
            FaultName.StateUnavailable,
            Service,
            $"Another process has held '{path}' for {waited.TotalSeconds:0} s, so nothing was changed. Look whether a second MamCrawler hangs, and end it."
        );

    /// <summary>A file holds something that this program did not write there.</summary>
    public static AskPersonFaultException Damaged(string path, long position) =>
        new(
            FaultName.StateUnavailable,
            Service,
            $"'{path}' is damaged at byte {position} and good rows follow, so it was left as it is. Restore it from a backup."
        );

    /// <summary>A newer version wrote a table.</summary>
    public static AskPersonFaultException NewerFormat(string table, int format) =>
        new(
            FaultName.StateUnavailable,
            Service,
            $"Table '{table}' has format {format}, which this version does not know, so it was left as it is. Install the newer version that wrote it."
        );
}
