namespace MamCrawler.Core.Reports;

/// <summary>A fault that scans met.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Service">Who answered, or did not.</param>
/// <param name="Count">How often.</param>
/// <param name="Sentence">What it said the last time.</param>
public sealed record DigestFault(string Name, string Service, int Count, string Sentence);
