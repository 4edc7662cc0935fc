namespace MamCrawler.Core.Gaps;

/// <summary>How sure the witnesses make a gap.</summary>
public enum GapConfidence
{
    /// <summary>Only the library's own numbers say so.</summary>
    Low,

    /// <summary>One witness lists the work.</summary>
    Medium,

    /// <summary>Two or more witnesses agree.</summary>
    High,
}
