using System.Text.Json;
using MamCrawler.Core.Library;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>Reads an item in full (<c>?expanded=1</c> or <c>batch/get</c>), where people and series are lists.</summary>
public static class ExpandedItemReader
{
    private static readonly string[] Lists = ["authors", "narrators", "series"];

    /// <summary>Reads an item.</summary>
    /// <exception cref="Core.Faults.StopFaultException">The item has no id, or people or series are no lists.</exception>
    public static Book Read(JsonElement item)
    {
        var facts = ItemFacts.Read(item);
        var metadata = ItemFacts.Metadata(item);
        foreach (var list in Lists)
        {
            if (metadata.Member(list) is not { ValueKind: JsonValueKind.Array })
                throw ShapeFault.Make(AudiobookshelfApi.Service, $"an item in full with a list of {list}", "an item without it");
        }

        return facts with
        {
            Authors = metadata.Texts("authors"),
            Narrators = metadata.Texts("narrators"),
            Series = ItemFacts.ExactSeries(metadata),
        };
    }
}
