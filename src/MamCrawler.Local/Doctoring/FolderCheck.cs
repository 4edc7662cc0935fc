using MamCrawler.Hosting.Doctoring;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Doctoring;

/// <summary>Looks at the data folder: that it can be written, that there is space, and that others cannot read what is secret.</summary>
internal static class FolderCheck
{
    private const long LeastFreeBytes = 1L << 30;

    internal static IEnumerable<Finding> Run(DataFolder folder)
    {
        yield return Write(folder);
        if (!Directory.Exists(folder.Path))
        {
            yield break;
        }

        var free = new DriveInfo(folder.Path).AvailableFreeSpace;
        yield return free >= LeastFreeBytes
            ? new Finding("Disk", true, $"{free >> 30} GiB are free.")
            : new Finding("Disk", false, $"Only {free >> 20} MiB are free where {folder.Path} is, and state that cannot be written stops all work. Make room.");
        foreach (var file in new[] { folder.SecretsFile, folder.HostFile }.Where(File.Exists))
        {
            yield return OwnerOnlyFile.IsOwnerOnly(file)
                ? new Finding("Permissions", true, $"{Path.GetFileName(file)} can be read by its owner only.")
                : new Finding(
                    "Permissions",
                    false,
                    $"{file} can be read by others. Take their access away (on Linux: chmod 600), and change the secrets if others may have seen them."
                );
        }
    }

    private static Finding Write(DataFolder folder)
    {
        var probe = Path.Combine(folder.Path, $".doctor-{Environment.ProcessId}.tmp");
        try
        {
            folder.Create();
            using (OwnerOnlyFile.Open(probe, FileMode.Create, FileShare.None)) { }

            File.Delete(probe);
            return new Finding("Data folder", true, $"{folder.Path} can be written.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Finding(
                "Data folder",
                false,
                $"{folder.Path} cannot be written ({exception.Message.TrimEnd('.')}). Give it to the user who runs this program, or name another with --data."
            );
        }
    }
}
