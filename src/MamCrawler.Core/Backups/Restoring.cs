namespace MamCrawler.Core.Backups;

/// <summary>A restore that is under way.</summary>
/// <param name="Backup">The backup's id.</param>
/// <param name="Since">When it began.</param>
internal sealed record Restoring(string Backup, DateTimeOffset Since);
