namespace MamCrawler.Core.Downloads;

/// <summary>The bytes of a .torrent. It carries the announce key, so it is a secret: it is never stored, logged, serialised or returned by an activity.</summary>
public sealed class TorrentFile(ReadOnlyMemory<byte> bytes)
{
    /// <summary>The bytes as the tracker sent them.</summary>
    public ReadOnlyMemory<byte> Reveal() => bytes;

    /// <inheritdoc />
    public override string ToString() => "***";
}
