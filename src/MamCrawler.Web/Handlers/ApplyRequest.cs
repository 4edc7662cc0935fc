namespace MamCrawler.Web.Handlers;

/// <summary>The body of <c>POST /api/metadata/apply</c>: one of the two.</summary>
public sealed record ApplyRequest
{
    /// <summary>The library's id of the item whose proposals are to be written.</summary>
    public string? Item { get; init; }

    /// <summary>True for all items, the 100 proposed for longest at a time.</summary>
    public bool All { get; init; }
}
