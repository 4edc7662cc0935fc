namespace MamCrawler.Core.Gaps;

/// <summary>An author a witness is asked about.</summary>
/// <param name="Key">The asker's own key, returned with the answer.</param>
/// <param name="Name">The author's name as written.</param>
public sealed record AuthorQuestion(string Key, string Name);
