namespace MamCrawler.Core.Scanning;

/// <summary>A series or author that a person follows: it counts as held (rules.md 3).</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Name">The name as the person wrote it.</param>
/// <param name="Author">A series' author, which keeps apart series of one name; null when not said.</param>
/// <param name="Since">Since when.</param>
public sealed record Followed(FollowedKind Kind, string Name, string? Author, DateTimeOffset Since);
