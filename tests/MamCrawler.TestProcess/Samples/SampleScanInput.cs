namespace MamCrawler.TestProcess.Samples;

/// <summary>What the sample scan looks at.</summary>
/// <param name="Series">How many series there are.</param>
/// <param name="Window">Searches at once.</param>
public sealed record SampleScanInput(int Series, int Window = 4);
