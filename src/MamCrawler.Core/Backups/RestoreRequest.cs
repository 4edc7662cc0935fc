namespace MamCrawler.Core.Backups;

/// <summary>A person's wish to restore: document <c>restore/request.json</c>.</summary>
/// <param name="Document">The name of the document that is the backup: <c>backups/20260301T003000Z.jsonl.gz</c>.</param>
/// <param name="Replace">True to put it in the place of what is there.</param>
/// <param name="NoRest">True to fetch and spend at once, without the day of rest; alone, without a document, it ends the rest after an earlier restore.</param>
public sealed record RestoreRequest(string Document = "", bool Replace = false, bool NoRest = false);
