namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>A file that lies in the library's folder.</summary>
/// <param name="Path">Its path below that folder, with forward slashes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Seconds">Its playing time as a probe of the file finds it; null for what is no audio, or cannot be read.</param>
public sealed record LyingFile(string Path, long Size, double? Seconds);
