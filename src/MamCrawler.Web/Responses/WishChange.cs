namespace MamCrawler.Web.Responses;

/// <summary>What came of a change of the list of wishes.</summary>
public enum WishChange
{
    Added,
    AlreadyWanted,
    AlreadyOwned,
    TakenOff,
}
