namespace MamCrawler.Core.Downloads.Layout;

/// <summary>The folder of a volume: <c>Author/Series/N - Title</c> (rules.md 6), with what is unknown left out.</summary>
public static class VolumeFolder
{
    /// <summary>The folder below the save path, without a slash at its end.</summary>
    public static string Of(DownloadVolume volume)
    {
        var title = PathName.Safe(volume.Title) is { Length: > 0 } safe ? safe : "Untitled";
        var number = PathName.Safe(volume.Number);
        var name = number.Length > 0 ? PathName.Safe($"{number} - {title}") : title;
        var author = PathName.Safe(volume.Author) is { Length: > 0 } known ? known : "Unknown author";
        return PathName.Safe(volume.Series) is { Length: > 0 } series ? $"{author}/{series}/{name}" : $"{author}/{name}";
    }
}
