using MamCrawler.Core.Downloads.Bencode;

namespace MamCrawler.Core.Downloads;

/// <summary>Collects the files of a torrent while it is read, within bounds that no honest torrent reaches.</summary>
internal sealed class TorrentFiles
{
    private const long MaximumBytes = 1L << 50;
    private const int MaximumPath = 2000;

    // A long folder name is repeated in front of each of its files; small input must not become large memory.
    private const int MaximumPaths = 16 * 1024 * 1024;

    private readonly List<TorrentEntry> files = [];
    private int pathCharacters;

    /// <summary>The files that the client shows.</summary>
    internal IReadOnlyList<TorrentEntry> Files => files;

    /// <summary>The bytes that the pieces cover, padding included.</summary>
    internal long Span { get; private set; }

    /// <summary>True for one file without a folder.</summary>
    internal bool IsSingleFile { get; private init; }

    internal static TorrentFiles Single(string name, BencodeValue file)
    {
        var single = new TorrentFiles { IsSingleFile = true };
        single.Add(name, file);
        return single;
    }

    internal void Add(string path, BencodeValue file)
    {
        if (file.Find("length", BencodeKind.Number) is not { Number: >= 0 and <= MaximumBytes } length)
            throw TorrentReader.Refuse("has a file without a usable length");
        if (Span + length.Number > MaximumBytes)
            throw TorrentReader.Refuse("claims more bytes than can be");
        Span += length.Number;
        if (file.Find("attr", BencodeKind.Bytes) is { } attributes && attributes.Bytes.Span.Contains((byte)'p'))
            return;
        pathCharacters += path.Length;
        if (path.Length > MaximumPath || pathCharacters > MaximumPaths)
            throw TorrentReader.Refuse("has paths longer than any that can be used");
        files.Add(new TorrentEntry(path, length.Number));
    }

    internal TorrentFiles Complete() => files.Count > 0 ? this : throw TorrentReader.Refuse("holds no file");
}
