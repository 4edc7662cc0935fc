namespace MamCrawler.Core.Shelving;

/// <summary>What a look at the library came to for one volume.</summary>
public enum ArrivalResult
{
    /// <summary>Looking again may find more.</summary>
    NotYet,

    /// <summary>The book stands in the library, whole.</summary>
    Proved,

    /// <summary>A person must look.</summary>
    Held,
}
