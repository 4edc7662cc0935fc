using System.Text.RegularExpressions;

namespace MamCrawler.Core.Downloads.Layout;

/// <summary>What the paths of a torrent's files say.</summary>
internal static partial class TorrentPath
{
    private static readonly HashSet<string> AudioExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".m4b",
        ".m4a",
        ".mp3",
        ".mp4",
        ".aac",
        ".flac",
        ".ogg",
        ".oga",
        ".opus",
        ".wma",
        ".wav",
        ".aif",
        ".aiff",
        ".mka",
        ".webm",
        ".webma",
        ".awb",
        ".caf",
        ".mpeg",
        ".mpg",
    };

    internal static bool IsAudio(string path) => AudioExtensions.Contains(Path.GetExtension(Name(path)));

    internal static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    internal static string Stem(string path) => Path.GetFileNameWithoutExtension(Name(path));

    /// <summary>The folder a file lies in; empty for none.</summary>
    internal static string Directory(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";

    /// <summary>The folder that the library takes for the book: Audiobookshelf counts "CD 1" and "Disc 2" as parts of the folder above.</summary>
    internal static string BookFolder(string path)
    {
        var directory = Directory(path);
        return IsDisc(Name(directory)) && Directory(directory) is { Length: > 0 } above ? above : directory;
    }

    internal static bool IsInside(string path, string folder) => path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>True for the folder itself and for what lies in it.</summary>
    internal static bool IsSameOrInside(string folder, string outer) => folder == outer || IsInside(folder, outer);

    internal static bool IsDisc(string folder) => Disc().IsMatch(folder);

    /// <summary>A folder that holds a piece of a book and no book of its own, though the library would not know it.</summary>
    internal static bool IsPiece(string folder) => Piece().IsMatch(folder);

    [GeneratedRegex(@"^(cd|dis[ck])\s*\d{1,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Disc();

    [GeneratedRegex(@"(^|[\s_-])(cd|dis[ck]|part|pt|side|tape)[\s._-]*\d{1,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
