namespace MamCrawler.Core.Releases;

/// <summary>What was chosen, and why not the rest.</summary>
/// <param name="Grabs">The releases to take, in the order of wanting.</param>
/// <param name="Verdicts">By gap id: every candidate with its verdict, the ranked ones first.</param>
/// <param name="Unfilled">By gap id: why nothing was chosen.</param>
public sealed record ReleaseChoiceResult(
    IReadOnlyList<Grab> Grabs,
    IReadOnlyDictionary<string, IReadOnlyList<Verdict>> Verdicts,
    IReadOnlyDictionary<string, UnfilledReason> Unfilled
);
