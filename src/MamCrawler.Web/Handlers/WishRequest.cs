namespace MamCrawler.Web.Handlers;

/// <summary>The body of <c>POST /api/wanted</c>: a title with an author, or an ASIN.</summary>
public sealed record WishRequest
{
    /// <summary>The title, perhaps with the series behind it: "Leviathan Wakes (The Expanse, #1)".</summary>
    public string? Title { get; init; }

    public string? Author { get; init; }

    public string? Asin { get; init; }

    public string? Isbn { get; init; }
}
