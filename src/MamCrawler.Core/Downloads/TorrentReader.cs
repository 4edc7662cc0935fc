using System.Security.Cryptography;
using System.Text;
using MamCrawler.Core.Downloads.Bencode;
using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Downloads;

/// <summary>Reads what matters of a .torrent and refuses what must not reach the client.</summary>
internal static class TorrentReader
{
    /// <summary>The longest name of a file or folder that is read, in characters.</summary>
    internal const int MaximumElement = 1000;

    private const int HashBytes = 20;

    internal static Torrent Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > Torrent.MaximumBytes)
            throw Refuse($"is larger than {Torrent.MaximumBytes / (1024 * 1024)} MiB");
        if (LooksLikePage(bytes.Span))
            throw Refuse("is a web page, most likely the login page", "Check the tracker session, then try again.");
        BencodeValue root;
        try
        {
            root = BencodeReader.Read(bytes);
        }
        catch (BencodeException exception)
        {
            throw Refuse("is not bencode", inner: exception);
        }
        var info = root.Find("info", BencodeKind.Dictionary) ?? throw Refuse("has no info dictionary");
        if (info.Find("private", BencodeKind.Number) is not { Number: 1 })
            throw Refuse("is not marked private, as every torrent of this tracker is");
        return ReadInfo(info);
    }

    private static Torrent ReadInfo(BencodeValue info)
    {
        var name = Name(info, "name") ?? throw Refuse("has no name, or one that leads out of its folder");
        var version2 = info.Find("meta version", BencodeKind.Number) is { Number: 2 };
        var pieces = info.Find("pieces", BencodeKind.Bytes);
        if (pieces is null && !version2)
            throw Refuse("has no pieces");
        var layout = pieces is null ? TorrentFileTree.Read(info, name) : TorrentFileList.Read(info, name);
        CheckPieces(info, pieces, layout.Span);
        return new Torrent
        {
            // A hybrid torrent keeps its v1 hash: that is what clients and the tracker know it by.
            InfoHash = Convert.ToHexStringLower(pieces is null ? SHA256.HashData(info.Raw.Span).AsSpan(0, HashBytes) : Sha1(info.Raw.Span)),
            Name = name,
            IsSingleFile = layout.IsSingleFile,
            Files = layout.Files,
            SizeBytes = layout.Files.Sum(file => file.Length),
            IsVersion2Only = pieces is null,
        };
    }

    private static void CheckPieces(BencodeValue info, BencodeValue? pieces, long span)
    {
        if (info.Find("piece length", BencodeKind.Number) is not { Number: > 0 and <= 1 << 30 } pieceLength)
            throw Refuse("has no usable piece length");
        if (pieces is null)
            return;
        var expected = (span + pieceLength.Number - 1) / pieceLength.Number;
        if (pieces.Bytes.Length % HashBytes != 0 || pieces.Bytes.Length / HashBytes != expected)
            throw Refuse($"has {pieces.Bytes.Length / HashBytes} pieces where its files need {expected}");
    }

    /// <summary>A name or path element under <paramref name="key"/> or its UTF-8 twin; null when it is missing or could lead elsewhere.</summary>
    internal static string? Name(BencodeValue dictionary, string key) =>
        (dictionary.Find(key + ".utf-8", BencodeKind.Bytes) ?? dictionary.Find(key, BencodeKind.Bytes)) is { } value && IsSafe(value.Text) ? value.Text : null;

    internal static bool IsSafe(string element) =>
        element.Length is > 0 and <= MaximumElement && element is not ("." or "..") && !element.AsSpan().ContainsAny('/', '\0');

    internal static StopFaultException Refuse(string what, string? advice = null, Exception? inner = null) =>
        new(
            FaultName.NotATorrent,
            "MyAnonamouse",
            $"What was fetched as a .torrent {what}; nothing is added to the client. {advice ?? "It is tried again some days later; look at the release on the tracker if it stays so."}",
            inner
        );

    private static bool LooksLikePage(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 256)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        return start.StartsWith('<') || start.StartsWith("Error", StringComparison.OrdinalIgnoreCase);
    }

#pragma warning disable CA5350 // SHA-1 is what a v1 info-hash is; it protects nothing here.
    private static byte[] Sha1(ReadOnlySpan<byte> bytes) => SHA1.HashData(bytes);
#pragma warning restore CA5350
}
