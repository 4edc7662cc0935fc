using MamCrawler.Core.Library;

namespace MamCrawler.Core.Releases;

/// <summary>A release on the tracker, as the tracker describes it.</summary>
public sealed record Release
{
    /// <summary>The tracker's torrent id.</summary>
    public required long Id { get; init; }

    public required string Title { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Narrators { get; init; } = [];

    public IReadOnlyList<SeriesMembership> Series { get; init; } = [];

    /// <summary>True when the row is in an audiobook category (media type 1, or main category 13).</summary>
    public bool IsAudiobook { get; init; }

    /// <summary>The tracker's category id; 0 when unknown.</summary>
    public int Category { get; init; }

    /// <summary>The three-letter language code ("ENG"); empty when unknown.</summary>
    public string LanguageCode { get; init; } = "";

    /// <summary>Size in bytes as far as the rounded text allows: the middle of the interval.</summary>
    public long SizeBytes { get; init; }

    /// <summary>The smallest and largest size in bytes that the rounded size text allows.</summary>
    public long SizeBytesLow { get; init; }

    /// <inheritdoc cref="SizeBytesLow" />
    public long SizeBytesHigh { get; init; }

    public int FileCount { get; init; }

    /// <summary>Lower-case file types: "m4b", "mp3", ...</summary>
    public IReadOnlyList<string> FileTypes { get; init; } = [];

    public int Seeders { get; init; }

    public DateTimeOffset? Added { get; init; }

    public string Tags { get; init; } = "";

    /// <summary>The browse flag "abridged" (bit 32).</summary>
    public bool FlaggedAbridged { get; init; }

    /// <summary>Free for everybody.</summary>
    public bool Free { get; init; }

    /// <summary>Free because this account already paid for it.</summary>
    public bool PersonalFreeleech { get; init; }

    /// <summary>A VIP torrent.</summary>
    public bool Vip { get; init; }

    /// <summary>Free, or VIP: free only for a VIP account.</summary>
    public bool FreeForVip { get; init; }

    /// <summary>When the VIP state ends; null when it does not.</summary>
    public DateTimeOffset? VipExpires { get; init; }

    /// <summary>True when the account has taken it already.</summary>
    public bool Snatched { get; init; }

    /// <summary>What the uploader's text and the media info say.</summary>
    public ReleaseFacts Facts { get; init; } = ReleaseFacts.None;
}
