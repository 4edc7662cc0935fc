namespace MamCrawler.TestProcess.Samples;

/// <summary>The series of one part.</summary>
public sealed record SamplePartInput(int First, int Count, int Window, Guid Mark);
