namespace MamCrawler.Core.Backups;

/// <summary>The first line of a backup: what it is.</summary>
/// <param name="Id">Its id, which is the time it was made: <c>20260301T003000Z</c>.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Version">The version of the program that made it.</param>
/// <param name="Tables">The tables in it, each with the newest schema version of its rows.</param>
internal sealed record BackupHeader(string Id, DateTimeOffset MadeAt, string Version, IReadOnlyDictionary<string, int> Tables);
