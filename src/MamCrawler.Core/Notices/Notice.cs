namespace MamCrawler.Core.Notices;

/// <summary>A message to a person.</summary>
public sealed record Notice
{
    /// <summary>The same when it is sent again, so that whoever gets it twice can tell. Letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    public required NoticeKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>What it says, a line each; the most important first, because a channel with a limit gets only the beginning.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>When it was written; it may arrive much later.</summary>
    public required DateTimeOffset At { get; init; }
}
