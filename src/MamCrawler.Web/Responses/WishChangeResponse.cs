using MamCrawler.Core.WantedLists;

namespace MamCrawler.Web.Responses;

/// <summary>The answer to <c>POST /api/wanted</c> and <c>DELETE /api/wanted/{id}</c>.</summary>
/// <param name="Name">The book.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Why">What holds it, when it is owned already.</param>
public sealed record WishChangeResponse(string Name, WishChange Result, string? Why)
{
    internal static WishChangeResponse From(WishDraft draft, WishImport import) =>
        import switch
        {
            { AlreadyOwned: [var owned, ..] } => new(draft.Name, WishChange.AlreadyOwned, owned),
            { Added.Count: > 0 } => new(draft.Name, WishChange.Added, null),
            _ => new(draft.Name, WishChange.AlreadyWanted, null),
        };
}
