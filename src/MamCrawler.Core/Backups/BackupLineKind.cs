namespace MamCrawler.Core.Backups;

/// <summary>What a line of a backup says.</summary>
internal enum BackupLineKind
{
    /// <summary>What the backup is; the first line.</summary>
    Header,

    /// <summary>A table begins.</summary>
    Table,

    /// <summary>A row of the table.</summary>
    Row,

    /// <summary>A document begins.</summary>
    Document,

    /// <summary>The next bytes of the document.</summary>
    Bytes,

    /// <summary>The counts and the checksum; the last line.</summary>
    End,
}
