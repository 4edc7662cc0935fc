namespace MamCrawler.Core.Downloads.Watching;

/// <summary>What the watch remembers of a download that something is the matter with.</summary>
/// <param name="Since">When it was first seen so, or when the last step was taken.</param>
/// <param name="Step">The last step against a stall; null when it is missing from the client.</param>
/// <param name="LoadedBytes">What was loaded when the stall began: more than that is progress.</param>
public sealed record DownloadWatch(DateTimeOffset Since, StallStep? Step = null, long LoadedBytes = 0);
