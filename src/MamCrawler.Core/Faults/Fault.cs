namespace MamCrawler.Core.Faults;

/// <summary>A named fault as a result: what activities return and state rows keep.</summary>
/// <param name="Name">The stable name.</param>
/// <param name="Service">Who answered, or did not: "MyAnonamouse", "Audiobookshelf", "qBittorrent", ...</param>
/// <param name="Sentence">What happened, what it means and what to do. Never holds a secret.</param>
/// <param name="Response">What the caller can do about it.</param>
/// <param name="RetryAfter">How long the service asked to be left alone, if it said so.</param>
/// <param name="Cause">A finer word of the service's own for what is behind the name, for programs; null when there is none.</param>
public sealed record Fault(FaultName Name, string Service, string Sentence, FaultResponse Response, TimeSpan? RetryAfter = null, string? Cause = null)
{
    /// <inheritdoc />
    public override string ToString() => $"{Name} ({Service}): {Sentence}";
}
