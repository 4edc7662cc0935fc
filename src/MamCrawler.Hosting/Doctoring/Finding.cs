namespace MamCrawler.Hosting.Doctoring;

/// <summary>What the doctor found in one place.</summary>
/// <param name="Area">Where: "Settings", "Audiobookshelf", "State folder", ...</param>
/// <param name="Good">False when a person should do something.</param>
/// <param name="Sentence">What is right, or what is wrong and what to do.</param>
public sealed record Finding(string Area, bool Good, string Sentence)
{
    /// <summary>True when it works and the sentence says what should be changed all the same.</summary>
    public bool Advises { get; init; }

    /// <summary>The stable name of what was found; empty where a place has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>What to do, in this order; none where the sentence says it all.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The sentence and the steps after it, numbered.</summary>
    public string Text => string.Join(' ', [Sentence, .. Steps.Select((step, place) => $"({place + 1}) {step}")]);
}
