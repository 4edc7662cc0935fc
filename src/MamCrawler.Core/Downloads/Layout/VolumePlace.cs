namespace MamCrawler.Core.Downloads.Layout;

/// <summary>Where the files of one volume lie in a torrent.</summary>
/// <param name="Volume">The volume; one without a gap and an author when the download names none.</param>
/// <param name="Folder">The folder that the library takes for the book, below the save path.</param>
/// <param name="AudioFiles">How many audio files it holds.</param>
public sealed record VolumePlace(DownloadVolume Volume, string Folder, int AudioFiles);
