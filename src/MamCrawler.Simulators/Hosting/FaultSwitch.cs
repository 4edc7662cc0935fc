namespace MamCrawler.Simulators.Hosting;

/// <summary>A fault that is switched on.</summary>
/// <param name="Value">What the fault needs to know, such as the milliseconds of a slow answer; null for its default.</param>
/// <param name="Times">How many requests it still hits; null for every request until it is switched off.</param>
/// <param name="Path">Only requests whose path starts with this text are hit; null for all.</param>
public sealed record FaultSwitch(string? Value = null, int? Times = null, string? Path = null);
