using System.Buffers.Binary;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>A library's folder on a real disk. A wave file plays as long as its header says; anything else is no audio, whatever its name says.</summary>
public static class LyingFolder
{
    private const int HeaderLength = 44;

    /// <summary>The files in a folder as they lie there now; none when it does not exist.</summary>
    public static IReadOnlyList<LyingFile> Read(string folder) =>
        Directory.Exists(folder)
            ?
            [
                .. new DirectoryInfo(folder)
                    .EnumerateFiles("*", SearchOption.AllDirectories)
                    .OrderBy(file => file.FullName, StringComparer.Ordinal)
                    .Select(file => new LyingFile(Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), file.Length, Seconds(file.FullName))),
            ]
            : [];

    private static double? Seconds(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> header = stackalloc byte[HeaderLength];
        if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
            return null;
        var bytesASecond = BinaryPrimitives.ReadUInt32LittleEndian(header[28..]);
        var isWave = header.StartsWith("RIFF"u8) && header[8..].StartsWith("WAVEfmt "u8) && header[36..].StartsWith("data"u8);
        return isWave && bytesASecond > 0 ? BinaryPrimitives.ReadUInt32LittleEndian(header[40..]) / (double)bytesASecond : null;
    }
}
