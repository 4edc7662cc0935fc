namespace MamCrawler.Core.Downloads.Bencode;

/// <summary>Bytes that are not bencode, or more of it than is read. The message names the place, never the content: a .torrent is a secret.</summary>
public sealed class BencodeException(string message, int offset) : Exception($"{message} (at byte {offset})")
{
    /// <summary>Where reading stopped.</summary>
    public int Offset { get; } = offset;
}
