namespace MamCrawler.Core.Library;

/// <summary>By what a work is known to be owned, strongest first.</summary>
public enum OwnershipReason
{
    Asin,
    Isbn,

    /// <summary>The same title key and a shared author.</summary>
    Title,

    /// <summary>The same position in the series by the same (or an unknown) author.</summary>
    Position,

    /// <summary>A pack or omnibus whose range holds the position.</summary>
    Pack,
}
