namespace MamCrawler.Core.Backups;

/// <summary>What a backup holds.</summary>
/// <param name="Id">Its id, which is the time it was made: <c>20260301T003000Z</c>.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Version">The version of the program that made it.</param>
/// <param name="Rows">The number of rows, by table.</param>
/// <param name="Documents">The number of documents.</param>
/// <param name="Bytes">Its length before compression, in bytes.</param>
public sealed record BackupContents(string Id, DateTimeOffset MadeAt, string Version, IReadOnlyDictionary<string, long> Rows, int Documents, long Bytes)
{
    /// <summary>The rows of all tables.</summary>
    public long TotalRows => Rows.Values.Sum();
}
