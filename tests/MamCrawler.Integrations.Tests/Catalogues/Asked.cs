using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;
using MamCrawler.Simulators.World;

namespace MamCrawler.Integrations.Tests.Catalogues;

/// <summary>Questions to general catalogues, and what the core makes of the answers.</summary>
internal static class Asked
{
    public static MetadataQuestion Question(string title = "The Iron Gate", string author = "Ada Quist", string? isbn = null) =>
        new()
        {
            ItemId = "item",
            Title = title,
            Authors = [author],
            Isbn = isbn,
        };

    /// <summary>The candidates of one question.</summary>
    public static async Task<IReadOnlyList<BookFacts>> AskAsync(this IMetadataProvider provider, MetadataQuestion question) =>
        (await provider.FindAsync([question], CancellationToken.None)).GetValueOrDefault(question.ItemId, []);

    /// <summary>A book of the library that says as much as a good one does.</summary>
    public static Book BookOf(WorldWork work) =>
        new()
        {
            Id = "item",
            Title = work.Title,
            Authors = [work.Author],
            Isbn = work.Isbn,
            Language = work.Language,
        };
}
