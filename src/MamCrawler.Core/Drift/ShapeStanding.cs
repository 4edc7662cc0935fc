namespace MamCrawler.Core.Drift;

/// <summary>The shape of the answers to one question.</summary>
/// <param name="Id">Its name: "MyAnonamouse-account".</param>
/// <param name="Fingerprint">Of all that was ever stated in a good answer; empty before the first.</param>
/// <param name="ChangedAt">When a good answer last stated something new; null before the first.</param>
public sealed record ShapeStanding(string Id, string Fingerprint, DateTimeOffset? ChangedAt)
{
    /// <summary>Since when it is in safe mode; null when it is not.</summary>
    public DateTimeOffset? SafeSince { get; init; }

    /// <summary>What is missing, and what stands still because of it; empty when it is not in safe mode.</summary>
    public string Why { get; init; } = "";

    /// <summary>The document with the redacted answer that was the last to break the shape; empty when none did.</summary>
    public string Sample { get; init; } = "";
}
