namespace MamCrawler.Drills;

/// <summary>A download as <c>mamcrawler queue --json</c> prints it.</summary>
public sealed record QueuedDownload(string Id, string Title, string State, string Why, int Attempts, DateTimeOffset? NextAttemptAt);
