namespace MamCrawler.Core.Ports;

/// <summary>A received message.</summary>
/// <param name="Id">The id it carries.</param>
/// <param name="DequeueCount">How often it was received, this time included.</param>
/// <param name="Receipt">The adapter's proof of this receipt.</param>
public sealed record WorkMessage(string Id, int DequeueCount, string Receipt);
