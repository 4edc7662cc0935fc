using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Backups;

/// <summary>A line of a backup that was read and found good.</summary>
internal sealed record BackupLine(BackupLineKind Kind)
{
    /// <summary>The header's.</summary>
    public BackupHeader? Header { get; init; }

    /// <summary>The table's or document's name.</summary>
    public string Name { get; init; } = "";

    public TableRow? Row { get; init; }

    public byte[] Bytes { get; init; } = [];

    /// <summary>What the whole held; on the last line only.</summary>
    public BackupContents? Contents { get; init; }
}
