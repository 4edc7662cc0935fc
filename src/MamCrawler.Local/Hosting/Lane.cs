using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Hosting;

/// <summary>The right to speak to the tracker for a data folder: one process has it at a time (rules.md 5, "one owner"). It ends with the process, however that ends.</summary>
public sealed class Lane : IDisposable
{
    private readonly FileStream file;

    private Lane(FileStream file) => this.file = file;

    /// <summary>Takes the lane; null when another process has it.</summary>
    public static Lane? TryTake(DataFolder folder)
    {
        folder.Create();
        try
        {
            return new Lane(OwnerOnlyFile.Open(folder.LaneFile, FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Takes the lane.</summary>
    /// <exception cref="CommandFailedException">Another process has it.</exception>
    public static Lane Take(DataFolder folder) => TryTake(folder) ?? throw new CommandFailedException(
        $"Another mamcrawler is at work on {folder.Path}, and only one at a time may speak to the tracker. Wait until it has finished, or stop it.");

    /// <inheritdoc />
    public void Dispose() => file.Dispose();
}
