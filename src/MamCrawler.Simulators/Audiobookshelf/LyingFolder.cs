using System.Globalization;
using System.Text;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>
/// A library's folder on a real disk. A file whose first line is <c>simulated audio, seconds=3600</c> plays that long; anything else is no audio, whatever its name says.
/// </summary>
public static class LyingFolder
{
    private const string Mark = "simulated audio, seconds=";
    private const int LongestLine = 64;

    /// <summary>The beginning of a file that plays so long.</summary>
    public static byte[] Header(double seconds) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Mark}{seconds}\n"));

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
        Span<byte> start = stackalloc byte[LongestLine];
        var line = Encoding.ASCII.GetString(start[..file.ReadAtLeast(start, LongestLine, throwOnEndOfStream: false)]).Split('\n')[0];
        return
            line.StartsWith(Mark, StringComparison.Ordinal)
            && double.TryParse(line.AsSpan(Mark.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;
    }
}
