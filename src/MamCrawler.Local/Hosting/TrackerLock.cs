using MamCrawler.Hosting.Settings;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Hosting;

/// <summary>
/// One lock a tracker for all data folders of a person on this machine: two folders know nothing of each other's lease, and would ask the same account at once
/// (rules.md 1.4). A tracker on loopback needs none.
/// </summary>
internal static class TrackerLock
{
    /// <summary>Takes the lock, held until the stream is closed.</summary>
    /// <param name="tracker">The tracker's address.</param>
    /// <param name="folder">Where the locks are; null for the person's own application data.</param>
    /// <exception cref="IOException">Somebody has it, or it cannot be made.</exception>
    internal static FileStream? Take(Uri tracker, string? folder)
    {
        if (LoopbackAddress.Holds(tracker))
        {
            return null;
        }

        var name = $"{tracker.IdnHost.Trim('[', ']').Replace(':', '-').ToLowerInvariant()}.lock";
        return OwnerOnlyFile.Open(Path.Combine(folder ?? Usable(), name), FileMode.OpenOrCreate, FileShare.None);
    }

    /// <summary>Application data, or, for an account that has none, a folder of its own among the temporary files.</summary>
    private static string Usable()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        try
        {
            return Make(Path.Combine(data, "mamcrawler", "trackers"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Make(Path.Combine(Path.GetTempPath(), $"mamcrawler-{Environment.UserName}"));
        }
    }

    private static string Make(string path)
    {
        new DataFolder(path).Create();
        return path;
    }
}
