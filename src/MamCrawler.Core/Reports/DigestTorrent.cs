namespace MamCrawler.Core.Reports;

/// <summary>A torrent of ours that is loaded whole.</summary>
/// <param name="Id">The download's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">How it stood when the watch last looked.</param>
/// <param name="LandedAt">Since when it was complete; null when that was not recorded.</param>
/// <param name="SatisfiedAt">When it has seeded 72 hours, if it seeds all the time (rules.md 5); null when that was not recorded.</param>
/// <param name="Why">Why it stands so, in words.</param>
public sealed record DigestTorrent(string Id, string Title, SeedingState State, DateTimeOffset? LandedAt, DateTimeOffset? SatisfiedAt, string Why);
