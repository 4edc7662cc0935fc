namespace MamCrawler.TestProcess.Samples;

/// <summary>One search.</summary>
public sealed record SampleSearchInput(int Number, Guid Mark);
