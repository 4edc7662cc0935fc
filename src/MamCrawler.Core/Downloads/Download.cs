using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads.Watching;
using MamCrawler.Core.Shelving;

namespace MamCrawler.Core.Downloads;

/// <summary>A download and where it stands. The row is the truth; a queue message is only a hint that carries its id (rules.md 6).</summary>
public sealed record Download
{
    /// <summary>The key: made of the tracker id ("mam-123456").</summary>
    public required string Id { get; init; }

    public required long TrackerId { get; init; }

    public required string Title { get; init; }

    public required DownloadState State { get; init; }

    /// <summary>"series-gap", "author-gap", "wanted" (somebody wished for it), "top10" or "manual".</summary>
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

    /// <summary>How many files the torrent holds; null before the fetch, or when the client had it already.</summary>
    public int? FileCount { get; init; }

    /// <summary>Whether loading it costs ratio, as the tracker said immediately before the grab; null when that was not read, which counts as yes.</summary>
    public bool? Costs { get; init; }

    /// <summary>How it was or is to be paid for, as decided immediately before the grab; null before.</summary>
    public GrabPrice? Price { get; init; }

    /// <summary>When its price was decided last; null before. What was decided long ago starts nothing: free periods end.</summary>
    public DateTimeOffset? PricedAt { get; init; }

    /// <summary>When the torrent's own VIP state ends, as read when the price was decided; null when it does not, or when it is not free by VIP.</summary>
    public DateTimeOffset? FreeUntil { get; init; }

    /// <summary>What a person who approves its price lets it cost at most, in bytes; 0 unless it is blocked for its price.</summary>
    public long AskedBytes { get; init; }

    /// <summary>A person's word that it may cost; null when nobody gave it. The ratio gate holds all the same.</summary>
    public CostApproval? CostApproval { get; init; }

    /// <summary>When the approval of its price was given that holds no longer, while it is blocked and waits for another; null when there was none.</summary>
    public DateTimeOffset? LapsedApprovalAt { get; init; }

    /// <summary>Its place in the order of wanting: 0 is wanted most.</summary>
    public int Place { get; init; }

    /// <summary>When the client was first started on it; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was first complete in the client, from when on it seeds; null before.</summary>
    public DateTimeOffset? LandedAt { get; init; }

    /// <summary>How long it has seeded, as the watch saw it; null before it landed, and for one that an earlier version watched.</summary>
    public SeedingTime? Seeding { get; init; }

    /// <summary>What policy holds it back for; null unless it is <see cref="DownloadState.Blocked"/>.</summary>
    public HoldReason? BlockedFor { get; init; }

    /// <summary>Why it does not count as shelved although it is complete; null unless it is <see cref="DownloadState.Held"/> for that. Looked at again at <see cref="NextAttemptAt"/>.</summary>
    public ShelvingHold? HeldFor { get; init; }

    /// <summary>What the watch remembers of it; null when nothing is the matter.</summary>
    public DownloadWatch? Watch { get; init; }

    /// <summary>Why it is in this state, in words.</summary>
    public string Why { get; init; } = "";

    /// <summary>The id of the request that last decided about it; what follows from that is logged and written under it. Null when none did.</summary>
    public string? Correlation { get; init; }

    /// <summary>The row's version; null for a row that was never stored.</summary>
    public string? ETag { get; init; }
}
