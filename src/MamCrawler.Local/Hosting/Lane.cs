using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Hosting;

/// <summary>The right to speak to the tracker: one process of a data folder, and one data folder of a person on this machine, has it at a time (rules.md 5, "one owner"). It ends with the process, however that ends.</summary>
public sealed class Lane : IDisposable
{
    private readonly FileStream file;
    private readonly FileStream? trackerFile;

    private Lane(FileStream file, FileStream? trackerFile) => (this.file, this.trackerFile) = (file, trackerFile);

    /// <summary>Takes the lane; null when another process has it.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="tracker">The tracker that is spoken to; null for one that nobody else speaks to.</param>
    /// <param name="trackerFolder">Where the locks of trackers are; null for the person's own application data.</param>
    public static Lane? TryTake(DataFolder folder, Uri? tracker = null, string? trackerFolder = null)
    {
        folder.Create();
        FileStream? file = null;
        try
        {
            file = OwnerOnlyFile.Open(folder.LaneFile, FileMode.OpenOrCreate, FileShare.None);
            return new Lane(file, tracker is null ? null : TrackerLock.Take(tracker, trackerFolder));
        }
        catch (IOException)
        {
            file?.Dispose();
            return null;
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>Takes the lane.</summary>
    /// <inheritdoc cref="TryTake" path="/param"/>
    /// <exception cref="CommandFailedException">Another process has it.</exception>
    public static Lane Take(DataFolder folder, Uri? tracker = null, string? trackerFolder = null) =>
        TryTake(folder, tracker, trackerFolder)
        ?? throw new CommandFailedException(
            $"Another mamcrawler is at work on {folder.Path} or, from another folder, with the same tracker, and only one at a time may speak to it. Wait until it has finished, or stop it."
        );

    /// <inheritdoc />
    public void Dispose()
    {
        trackerFile?.Dispose();
        file.Dispose();
    }
}
