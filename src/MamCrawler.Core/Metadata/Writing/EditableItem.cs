using MamCrawler.Core.Library;

namespace MamCrawler.Core.Metadata.Writing;

/// <summary>An item of the library as its server has it now, with every field that can be written exactly as it stands there.</summary>
/// <param name="Book">The item as a book.</param>
/// <param name="Values">What each field holds, in its order; a series as <see cref="SeriesText"/>. A field that holds nothing may be absent.</param>
public sealed record EditableItem(Book Book, IReadOnlyDictionary<MetadataField, IReadOnlyList<string>> Values)
{
    /// <summary>The library's id of the item.</summary>
    public string Id => Book.Id;

    /// <summary>What a field holds; empty when it holds nothing.</summary>
    public IReadOnlyList<string> ValuesOf(MetadataField field) => Values.GetValueOrDefault(field) ?? [];

    /// <summary>True when a field holds nothing that a person could read.</summary>
    public bool Lacks(MetadataField field) => ValuesOf(field).All(string.IsNullOrWhiteSpace);
}
