namespace MamCrawler.Core.Downloads.Layout;

/// <summary>How the files of a torrent are to lie before it is started.</summary>
/// <param name="Renames">What must be renamed; empty when every volume has its own folder already.</param>
/// <param name="Problem">Why it cannot be mapped, as a sentence; null when it can. With a problem nothing is renamed.</param>
public sealed record VolumeLayoutPlan(IReadOnlyList<FileRename> Renames, string? Problem)
{
    internal static VolumeLayoutPlan AsItIs { get; } = new([], null);

    internal static VolumeLayoutPlan Unmappable(string problem) => new([], problem);
}
