namespace MamCrawler.Core.Notices;

/// <summary>How the way to the person stands.</summary>
public sealed record ChannelState
{
    /// <summary>Nothing was ever sent.</summary>
    public static ChannelState Fresh { get; } = new();

    /// <summary>When a message was last taken; null when none ever was.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Since when nothing is taken; null while it works.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Why not, as a sentence; empty while it works.</summary>
    public string Why { get; init; } = "";

    /// <summary>How often in a row it failed.</summary>
    public int Failures { get; init; }

    /// <summary>Nothing is sent before; null when it may be.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Messages that were given up since the last one that was taken; the next one says so.</summary>
    public int Lost { get; init; }

    /// <summary>The row's version; null for none.</summary>
    public string? ETag { get; init; }
}
