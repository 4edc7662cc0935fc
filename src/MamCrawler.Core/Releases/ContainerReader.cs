namespace MamCrawler.Core.Releases;

/// <summary>Reads a release's container: m4b in one or few files, then split m4b, then mp3.</summary>
internal static class ContainerReader
{
    private const int FewFiles = 8;
    private const int FewFilesEach = 2;

    /// <summary>The container. A pack is in few files when it has about one for each volume.</summary>
    public static Container Read(Release release, int volumes)
    {
        var types = release.FileTypes;
        if (types.Contains("m4b") || types.Contains("m4a"))
            return !types.Contains("mp3") && release.FileCount > 0 && release.FileCount <= (volumes <= 1 ? FewFiles : FewFilesEach * volumes)
                ? Container.M4b
                : Container.SplitM4b;
        return types.Contains("mp3") ? Container.Mp3 : Container.Other;
    }

    public static string Describe(Container container, Release release) =>
        container switch
        {
            Container.M4b => release.FileCount == 1 ? "single m4b" : $"m4b in {release.FileCount} files",
            Container.SplitM4b => $"m4b split into {release.FileCount} files",
            Container.Mp3 => $"mp3 in {release.FileCount} files",
            _ => release.FileTypes.Count == 0 ? "container unknown" : string.Join(' ', release.FileTypes),
        };
}
