using MamCrawler.Core.WantedLists;

namespace MamCrawler.Web.Responses;

/// <summary>A wish and how it stands.</summary>
public sealed record WishResponse(
    string Id,
    string Title,
    IReadOnlyList<string> Authors,
    string? Series,
    decimal? Number,
    string? Asin,
    string? Isbn,
    WishSource Source,
    DateTimeOffset AddedAt,
    WishState State,
    string Why,
    string GapId,
    string? DownloadId
)
{
    public static WishResponse From(WishStanding standing) =>
        new(
            standing.Wish.Id,
            standing.Wish.Book.Title,
            standing.Wish.Book.Authors,
            standing.Wish.Book.Series,
            standing.Wish.Book.Number,
            standing.Wish.Book.Asin,
            standing.Wish.Book.Isbn,
            standing.Wish.Source,
            standing.Wish.AddedAt,
            standing.State,
            standing.Why,
            standing.Wish.GapId,
            standing.DownloadId
        );
}
