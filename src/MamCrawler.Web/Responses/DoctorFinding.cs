namespace MamCrawler.Web.Responses;

/// <summary>What the doctor found in one place.</summary>
/// <param name="Area">Where: "Audiobookshelf", "MyAnonamouse", ...</param>
/// <param name="Good">False when a person should do something.</param>
/// <param name="Sentence">What is right, or what is wrong and what to do. Never holds a secret.</param>
public sealed record DoctorFinding(string Area, bool Good, string Sentence)
{
    /// <summary>The stable name of what was found; empty where a place has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>What to do, in this order; none where the sentence says it all.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];
}
