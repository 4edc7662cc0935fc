using System.Security.AccessControl;
using System.Security.Principal;

namespace MamCrawler.Local.Settings;

/// <summary>Files that only their owner can read: mode 0600, or an access list of the owner alone on Windows.</summary>
internal static class OwnerOnlyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Replaces a file whole and durably; it is never readable by others, not even for a moment.</summary>
    internal static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var temporary = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp";
        try
        {
            using (var stream = Open(temporary, FileMode.Create, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens a file that others cannot read.</summary>
    internal static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = share,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
            return new FileStream(path, options);
        }

        var stream = new FileStream(path, options);
        Restrict(path);
        return stream;
    }

    /// <summary>True when group and others have no access; on Windows true when the access list inherits nothing.</summary>
    internal static bool IsOwnerOnly(string path) =>
        OperatingSystem.IsWindows()
            ? new FileInfo(path).GetAccessControl().AreAccessRulesProtected
            : (File.GetUnixFileMode(path) & ~(OwnerOnly | UnixFileMode.UserExecute)) == UnixFileMode.None;

    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
    private static void Restrict(string path)
    {
        using var identity = WindowsIdentity.GetCurrent();
        var security = new FileSecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(identity.User!, FileSystemRights.FullControl, AccessControlType.Allow));
        new FileInfo(path).SetAccessControl(security);
    }
}
