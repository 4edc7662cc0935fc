using MamCrawler.Core.Metadata;

namespace MamCrawler.Integrations.Audible;

/// <summary>Says what a product is, as the facts of a recording.</summary>
internal static class AudibleFacts
{
    /// <summary>The fields that the catalogue may be believed for (rules.md 7).</summary>
    public static IReadOnlySet<MetadataField> States { get; } = new HashSet<MetadataField>(Enum.GetValues<MetadataField>());

    /// <summary>The facts.</summary>
    public static BookFacts Of(AudibleProduct product)
    {
        var work = AudibleWorkReader.Read(product);
        return new BookFacts
        {
            Asin = product.Asin,
            Title = product.Title,
            Subtitle = product.Subtitle,
            Authors = work.Authors,
            Narrators = work.Narrators,
            Series = work.Series,
            Duration = work.Duration,
            Language = work.Language,
            Abridged = work.Abridged,
            ReleaseDate = work.ReleaseDate,
            Publisher = product.Publisher,
            Isbn = work.Isbn,
            Description = product.Description,
            Genres = product.Genres,
            Cover = product.Cover,
        };
    }
}
