namespace MamCrawler.Local.Demo;

/// <summary>A gap of the demo with its answer.</summary>
/// <param name="Id">Its id, for <c>why</c>.</param>
/// <param name="Series">Its series.</param>
/// <param name="Number">Its position.</param>
/// <param name="Title">Its title, where a witness knows it.</param>
/// <param name="Answer">The stable word for the answer.</param>
/// <param name="Verdict">The answer as a sentence.</param>
/// <param name="ReleaseId">The chosen release; null when there is none.</param>
/// <param name="Release">The chosen release's title.</param>
/// <param name="Candidates">How many releases were judged for it.</param>
public sealed record DemoGap(
    string Id,
    string? Series,
    decimal? Number,
    string Title,
    string Answer,
    string Verdict,
    long? ReleaseId,
    string? Release,
    int Candidates
);
