using System.Security.Cryptography;

namespace MamCrawler.Tests;

/// <summary>Makes .torrent files for tests. What stands in the files is made up; nobody can download them.</summary>
internal static class TestTorrent
{
    public const int PieceLength = 16384;
    public const string AnnounceKey = "0123456789abcdefANNOUNCEKEY";

    public static byte[] Single(string name, long length, long? trackerId = null) => Write(SingleInfo(name, length), trackerId);

    public static byte[] Multiple(string name, IEnumerable<(string Path, long Length)> files, long? trackerId = null) =>
        Write(MultipleInfo(name, files), trackerId);

    public static Dictionary<string, object> SingleInfo(string name, long length) =>
        new()
        {
            ["name"] = name,
            ["length"] = length,
            ["piece length"] = PieceLength,
            ["pieces"] = Pieces(length),
            ["private"] = 1,
        };

    public static Dictionary<string, object> MultipleInfo(string name, IEnumerable<(string Path, long Length)> files)
    {
        var list = files.ToList();
        return new()
        {
            ["name"] = name,
            ["files"] = list.Select(object (file) => new Dictionary<string, object> { ["length"] = file.Length, ["path"] = file.Path.Split('/') }).ToList(),
            ["piece length"] = PieceLength,
            ["pieces"] = Pieces(list.Sum(file => file.Length)),
            ["private"] = 1,
        };
    }

    public static byte[] Write(IReadOnlyDictionary<string, object> info, long? trackerId = null)
    {
        var root = new Dictionary<string, object> { ["announce"] = $"http://127.0.0.1:9/{AnnounceKey}/announce", ["info"] = info };
        if (trackerId is { } id)
            root["comment"] = $"MID={id}";
        return BencodeWriter.Write(root);
    }

    public static byte[] Pieces(long length)
    {
        var count = (int)((length + PieceLength - 1) / PieceLength);
        var pieces = new byte[count * 20];
        for (var piece = 0; piece < count; piece++)
            SHA256.HashData(BitConverter.GetBytes(piece)).AsSpan(0, 20).CopyTo(pieces.AsSpan(piece * 20));
        return pieces;
    }
}
