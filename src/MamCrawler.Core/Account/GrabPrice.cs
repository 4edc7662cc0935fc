namespace MamCrawler.Core.Account;

/// <summary>How a grab is paid for, in the order in which the ways are tried (rules.md 5, Cost): VIP > freeleech > wedge > ordinary.</summary>
public enum GrabPrice
{
    /// <summary>Free, because the torrent is one for VIP and so is the account.</summary>
    Vip,

    /// <summary>Free for everybody, or paid for by this account before.</summary>
    Freeleech,

    /// <summary>A wedge makes it free.</summary>
    Wedge,

    /// <summary>It costs ratio.</summary>
    Ordinary,
}
