using System.Text.Json.Serialization;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.State;

/// <summary>What the last search for a gap came to.</summary>
public sealed record GapAnswer
{
    /// <summary>The word for a gap for which a release was chosen.</summary>
    public const string Chosen = "chosen";

    public required string GapId { get; init; }

    public required string RunId { get; init; }

    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>Every candidate's verdict, best first.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    /// <summary>The release chosen for it; null when none was.</summary>
    public long? ChosenReleaseId { get; init; }

    /// <summary>The stable word for the answer: "chosen", or a reason of rules.md 3 ("nothing found", "only abridged", ...).</summary>
    public string Answer { get; init; } = "";

    /// <summary>The same as a sentence.</summary>
    public string Why { get; init; } = "";

    /// <summary>How many searches in a row found nothing; 0 when the last one found something.</summary>
    public int NothingFound { get; init; }

    /// <summary>The gap's <see cref="GapRest.WitnessStamp"/> at that time; another one now ends the rest.</summary>
    public string Stamp { get; init; } = "";

    /// <summary>Before this it rests (rules.md 3: 7, 14, then 30 days); null when it does not.</summary>
    [JsonIgnore]
    public DateTimeOffset? RestsUntil => NothingFound == 0 ? null : GapRest.Until(AnsweredAt, NothingFound);
}
