using MamCrawler.Core.Metadata;

namespace MamCrawler.Integrations.Catalogues;

/// <summary>What the general catalogues are believed for (rules.md 7): they know books in print, not recordings, and say nothing about narrators, playing time or series.</summary>
internal static class CatalogueFields
{
    /// <summary>Description, cover, date and genres.</summary>
    public static IReadOnlySet<MetadataField> States { get; } =
        new HashSet<MetadataField> { MetadataField.Description, MetadataField.Cover, MetadataField.PublishedYear, MetadataField.Genres };
}
