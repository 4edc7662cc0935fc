using System.Text;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>
/// Makes the .torrent of a release: private, with the announce address and key of the account and the release's id in its comment. The files have the stated
/// length; their content exists nowhere, so the piece hashes are drawn by lot, the same for the same release every time.
/// </summary>
internal static class TorrentWriter
{
    private const int SmallestPiece = 1 << 20;
    private const int LargestPiece = 1 << 24;
    private const int WantedPieces = 600;

    public static byte[] Write(TrackerRelease release, string announce)
    {
        var files = TorrentLayout.Files(release);
        var total = files.Sum(file => file.Length);
        var pieceLength = SmallestPiece;
        while (pieceLength < LargestPiece && total / pieceLength > WantedPieces)
            pieceLength *= 2;
        var pieces = new byte[20 * ((total + pieceLength - 1) / pieceLength)];
        SeededRandom.For(release.Id, "pieces", 0).Fill(pieces);

        using var stream = new MemoryStream();
        Raw(stream, "d");
        Text(stream, "announce");
        Text(stream, announce);
        Text(stream, "comment");
        Text(stream, $"MID={release.Id}");
        Text(stream, "created by");
        Text(stream, "uTorrent/2210");
        Text(stream, "creation date");
        Raw(stream, $"i{new DateTimeOffset(release.AddedUtc).ToUnixTimeSeconds()}e");
        Text(stream, "encoding");
        Text(stream, "UTF-8");
        Text(stream, "info");
        WriteInfo(stream, release, files, pieceLength, pieces);
        Raw(stream, "e");
        return stream.ToArray();
    }

    private static void WriteInfo(Stream stream, TrackerRelease release, IReadOnlyList<TorrentLayout> files, int pieceLength, byte[] pieces)
    {
        var single = files.Count == 1 && files[0].Path.Count == 1;
        Raw(stream, "d");
        if (single)
        {
            Text(stream, "length");
            Raw(stream, $"i{files[0].Length}e");
        }
        else
        {
            WriteFiles(stream, files);
        }

        Text(stream, "name");
        Text(stream, single ? files[0].Path[0] : TorrentLayout.FolderName(release));
        Text(stream, "piece length");
        Raw(stream, $"i{pieceLength}e");
        Text(stream, "pieces");
        Raw(stream, $"{pieces.Length}:");
        stream.Write(pieces);
        Text(stream, "private");
        Raw(stream, "i1e");
        Text(stream, "source");
        Text(stream, "MyAnonamouse");
        Raw(stream, "e");
    }

    private static void WriteFiles(Stream stream, IReadOnlyList<TorrentLayout> files)
    {
        Text(stream, "files");
        Raw(stream, "l");
        foreach (var file in files)
        {
            Raw(stream, "d");
            Text(stream, "length");
            Raw(stream, $"i{file.Length}e");
            Text(stream, "path");
            Raw(stream, "l");
            foreach (var part in file.Path)
                Text(stream, part);
            Raw(stream, "ee");
        }

        Raw(stream, "e");
    }

    private static void Text(Stream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Raw(stream, $"{bytes.Length}:");
        stream.Write(bytes);
    }

    private static void Raw(Stream stream, string ascii) => stream.Write(Encoding.ASCII.GetBytes(ascii));
}
