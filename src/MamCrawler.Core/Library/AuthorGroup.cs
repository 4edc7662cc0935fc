namespace MamCrawler.Core.Library;

/// <summary>An author of whom the library holds something or whom a person follows.</summary>
/// <param name="Key">The folded name, stable over runs.</param>
/// <param name="Name">The name as the follower or the library writes it first.</param>
/// <param name="OwnedCount">How many different works of the author are owned; copies and parts of one work count once.</param>
/// <param name="Followed">True when a person follows the author; a followed author counts as held (rules.md 3).</param>
public sealed record AuthorGroup(string Key, string Name, int OwnedCount, bool Followed);
