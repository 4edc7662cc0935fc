namespace MamCrawler.Core.Gaps;

/// <summary>One witness's statement about a gap, in words a person can check.</summary>
public sealed record GapEvidence(string Witness, string Statement);
