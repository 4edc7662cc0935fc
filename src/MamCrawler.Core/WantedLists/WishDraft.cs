namespace MamCrawler.Core.WantedLists;

/// <summary>A book that somebody wishes for, before it stands on the list. It has a title and an author, or an ASIN.</summary>
public sealed record WishDraft
{
    /// <summary>The title without the series that lists write behind it; empty when only the ASIN is known.</summary>
    public string Title { get; init; } = "";

    /// <summary>Its authors, the first one first.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The series that the list names; null when it names none.</summary>
    public string? Series { get; init; }

    /// <summary>The position in that series; null when it has none.</summary>
    public decimal? Number { get; init; }

    /// <summary>Upper case, ten characters; null when the list has none.</summary>
    public string? Asin { get; init; }

    /// <summary>Ten or thirteen characters without dashes; null when the list has none.</summary>
    public string? Isbn { get; init; }

    /// <summary>How it is named to a person.</summary>
    public string Name =>
        Title.Length == 0 ? Asin ?? ""
        : Authors is [var author, ..] ? $"{Title} by {author}"
        : Title;
}
