namespace MamCrawler.Core.Account;

/// <summary>What is bought (rules.md 5, VIP and Cost).</summary>
public enum SpendKind
{
    /// <summary>A wedge that makes one torrent free.</summary>
    Wedge,

    /// <summary>28 days of VIP.</summary>
    Vip,

    /// <summary>Upload credit.</summary>
    UploadCredit,
}
