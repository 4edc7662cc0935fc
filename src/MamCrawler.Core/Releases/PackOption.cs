namespace MamCrawler.Core.Releases;

/// <summary>A pack that could be taken, and the wanted volumes it fills.</summary>
internal sealed class PackOption(Candidate candidate)
{
    public Candidate Candidate { get; } = candidate;

    public Release Release => Candidate.Release;

    /// <summary>Indices of the wanted volumes, ascending.</summary>
    public List<int> Covers { get; } = [];

    /// <summary>Why it must not be taken; null when it may.</summary>
    public string? Unsuitable { get; set; }
}
