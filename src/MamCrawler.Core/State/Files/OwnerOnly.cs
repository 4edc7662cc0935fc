using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace MamCrawler.Core.State.Files;

/// <summary>Who can read a file.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    /// <summary>True when nobody but its owner (on Windows also the system and administrators) has a right on the file.</summary>
    public static bool IsKept(string path) => OperatingSystem.IsWindows() ? IsKeptOnWindows(path) : (File.GetUnixFileMode(path) & Others) == 0;

    /// <summary>Takes every other user's rights on the file away. On Unix it came into being with mode 0600.</summary>
    public static void Protect(string path)
    {
        if (OperatingSystem.IsWindows())
            ProtectOnWindows(path);
    }

    [SupportedOSPlatform("windows")]
    private static bool IsKeptOnWindows(string path)
    {
        using var user = WindowsIdentity.GetCurrent();
        SecurityIdentifier[] allowed = [user.User!, new(WellKnownSidType.LocalSystemSid, null), new(WellKnownSidType.BuiltinAdministratorsSid, null)];
        return new FileInfo(path)
            .GetAccessControl()
            .GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier))
            .Cast<FileSystemAccessRule>()
            .All(rule => rule.AccessControlType is AccessControlType.Deny || allowed.Contains((SecurityIdentifier)rule.IdentityReference));
    }

    [SupportedOSPlatform("windows")]
    private static void ProtectOnWindows(string path)
    {
        using var user = WindowsIdentity.GetCurrent();
        var security = new FileSecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(user.User!, FileSystemRights.FullControl, AccessControlType.Allow));
        new FileInfo(path).SetAccessControl(security);
    }
}
