namespace MamCrawler.Core.Library;

/// <summary>Why a work is owned.</summary>
/// <param name="ItemId">The library's id of the item that covers it.</param>
/// <param name="Reason">By what it covers it.</param>
public sealed record OwnershipAnswer(string ItemId, OwnershipReason Reason)
{
    /// <summary>The answer in words.</summary>
    public string Statement =>
        Reason switch
        {
            OwnershipReason.Asin => $"Item {ItemId} of the library has the same ASIN.",
            OwnershipReason.Isbn => $"Item {ItemId} of the library has the same ISBN.",
            OwnershipReason.Title => $"Item {ItemId} of the library has the same title and author.",
            OwnershipReason.Position => $"Item {ItemId} of the library stands at the same position of the series.",
            _ => $"Item {ItemId} of the library is a pack that holds this position of the series.",
        };
}
