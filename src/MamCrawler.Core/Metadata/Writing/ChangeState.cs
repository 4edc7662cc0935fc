namespace MamCrawler.Core.Metadata.Writing;

/// <summary>Where a change of the library stands.</summary>
public enum ChangeState
{
    /// <summary>About to be written. Whether it was is seen by looking at the item again.</summary>
    Intent,

    /// <summary>The item was read again and held it.</summary>
    Written,

    /// <summary>The old value was put back. The value is not filled again.</summary>
    Undone,
}
