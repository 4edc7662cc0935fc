namespace MamCrawler.Core.Notices;

/// <summary>How the messages to a person stand.</summary>
/// <param name="Enabled">Whether there is a webhook.</param>
/// <param name="Waiting">Messages that wait.</param>
/// <param name="Lost">Messages that were given up since the last one that was taken.</param>
/// <param name="DeliveredAt">When one was last taken; null when none ever was.</param>
/// <param name="FailingSince">Since when nothing is taken; null while it works.</param>
/// <param name="Why">Why not, as a sentence; empty while it works.</param>
public sealed record NoticeStanding(bool Enabled, int Waiting, int Lost, DateTimeOffset? DeliveredAt, DateTimeOffset? FailingSince, string Why);
