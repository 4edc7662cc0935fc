namespace MamCrawler.Core.Notices;

/// <summary>What kind of thing a person is told.</summary>
public enum NoticeKind
{
    /// <summary>The week in a few lines.</summary>
    Digest,

    /// <summary>Something waits until a person has looked.</summary>
    Hold,

    /// <summary>Something is wrong that stops work or endangers the account.</summary>
    Alarm,

    /// <summary>A person asked whether messages arrive.</summary>
    Test,
}
