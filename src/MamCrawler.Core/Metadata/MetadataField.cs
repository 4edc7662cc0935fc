namespace MamCrawler.Core.Metadata;

/// <summary>A field of a book that can be filled when it is empty (rules.md 7).</summary>
public enum MetadataField
{
    Subtitle,
    Narrators,

    /// <summary>The series with the position, as "Name #3".</summary>
    Series,
    Isbn,
    Language,
    Publisher,
    PublishedYear,
    Asin,
    Abridged,

    /// <summary>Plain text with line breaks.</summary>
    Description,
    Genres,

    /// <summary>The https address of a picture.</summary>
    Cover,
}
