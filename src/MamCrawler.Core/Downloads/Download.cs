namespace MamCrawler.Core.Downloads;

/// <summary>A download and where it stands. The row is the truth; a queue message is only a hint that carries its id (rules.md 6).</summary>
public sealed record Download
{
    /// <summary>The key: made of the tracker id ("mam-123456").</summary>
    public required string Id { get; init; }

    public required long TrackerId { get; init; }

    public required string Title { get; init; }

    public required DownloadState State { get; init; }

    /// <summary>"series-gap", "author-gap", "top10" or "manual".</summary>
    public required string Reason { get; init; }

    public IReadOnlyList<DownloadVolume> Volumes { get; init; } = [];

    public long SizeBytes { get; init; }

    /// <summary>Hexadecimal v1 info-hash, or the truncated v2 one; null before the fetch.</summary>
    public string? InfoHash { get; init; }

    /// <summary>Attempts used up by refusals; waiting uses none.</summary>
    public int Attempts { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Why it is in this state, in words.</summary>
    public string Why { get; init; } = "";

    /// <summary>The id of the request that last decided about it; what follows from that is logged and written under it. Null when none did.</summary>
    public string? Correlation { get; init; }

    /// <summary>The row's version; null for a row that was never stored.</summary>
    public string? ETag { get; init; }
}
