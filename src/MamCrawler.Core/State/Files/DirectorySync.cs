using System.Runtime.InteropServices;
using System.Text;

namespace MamCrawler.Core.State.Files;

/// <summary>Makes a new or renamed file's name survive a power cut.</summary>
internal static class DirectorySync
{
    /// <summary>Writes a directory's names to the disk. Windows cannot flush a directory; there NTFS journals names itself.</summary>
    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(Encoding.UTF8.GetBytes(directory + '\0'), 0);
        if (handle < 0)
            throw new IOException($"Directory '{directory}' cannot be opened to flush it: {Marshal.GetLastPInvokeErrorMessage()}.");
        try
        {
            if (Flush(handle) != 0)
                throw new IOException($"Directory '{directory}' cannot be flushed: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
