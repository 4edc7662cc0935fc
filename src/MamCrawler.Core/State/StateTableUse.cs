namespace MamCrawler.Core.State;

/// <summary>What a backup and a restore do with a table.</summary>
public enum StateTableUse
{
    /// <summary>It is in every backup, and a restore replaces it.</summary>
    BackedUp,

    /// <summary>It is in no backup, and a restore that replaces empties it: what it says belongs to the state that is gone.</summary>
    Emptied,

    /// <summary>It is in no backup, and a restore does not touch it: a lease, a lock, a hint, or the tracker's session (rules.md 5).</summary>
    LeftAlone,
}
