using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Integrations.Audible;

/// <summary>Says what a product is, as a work of a catalogue.</summary>
internal static class AudibleWorkReader
{
    /// <summary>The work.</summary>
    /// <param name="product">The product.</param>
    /// <param name="sequence">Its sequence text in the series asked for; empty when there is none.</param>
    public static CatalogWork Read(AudibleProduct product, string sequence = "")
    {
        var place = SequenceText.Parse(sequence);
        var title = TitleReading.Read(product.Title, product.Subtitle, [.. product.Series.Select(static series => series.Title)]);
        return new CatalogWork
        {
            Title = product.Title,
            Subtitle = product.Subtitle,
            Authors = product.Authors,
            Narrators = product.Narrators,
            Sequence = place,
            Series = [.. product.Series.Select(static series => new SeriesMembership(series.Title, SequenceText.Parse(series.Sequence)))],
            Asins = [product.Asin],
            Isbn = product.Isbn,
            ReleaseDate = product.ReleaseDate,
            Publisher = product.Publisher,
            Language = product.Language,
            Duration = product.RuntimeMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            Abridged = product.FormatType.ToLowerInvariant() switch
            {
                "abridged" => true,
                "unabridged" => false,
                _ => title.Abridged,
            },
            Dramatised = title.Dramatised || place.Dramatised || SaysDramatised(product.Publisher),
            IsPack = product.DeliveryType == "Bundle" || place.IsPack || title.Pack,
            IsPart =
                product.DeliveryType == "AudioPart"
                || place.Part is not null
                || title.Part is not null
                || product.Relations.Any(static relation => relation is { IsChild: false, Type: AudibleRelation.Component }),
            HasAudio = true,
        };
    }

    // A house that makes nothing else.
    private static bool SaysDramatised(string? publisher) =>
        publisher?.Replace(" ", "", StringComparison.Ordinal).Contains("GraphicAudio", StringComparison.OrdinalIgnoreCase) == true;
}
