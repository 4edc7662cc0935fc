namespace MamCrawler.EndToEnd.Tests;

/// <summary>What a dead process would not have lived to throw.</summary>
internal sealed class ProcessKilledException(string step) : Exception($"Killed {step}.");
