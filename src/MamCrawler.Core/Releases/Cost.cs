namespace MamCrawler.Core.Releases;

/// <summary>Whether a release costs ratio (rules.md 5).</summary>
public static class Cost
{
    /// <summary>True when it is free for everybody, was paid for already, or is free for VIP and the account is VIP.</summary>
    /// <param name="release">The release as last read: free periods end.</param>
    /// <param name="accountIsVip">True when the account is VIP or Elite VIP.</param>
    /// <param name="now">The present, against which the end of a VIP state is held.</param>
    public static bool IsFree(Release release, bool accountIsVip, DateTimeOffset now) =>
        release.Free || release.PersonalFreeleech || (accountIsVip && (release.FreeForVip || IsVip(release, now)));

    /// <summary>True while the release is a VIP torrent.</summary>
    public static bool IsVip(Release release, DateTimeOffset now) => release.Vip && (release.VipExpires is not { } end || end > now);
}
