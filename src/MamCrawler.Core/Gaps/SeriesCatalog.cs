namespace MamCrawler.Core.Gaps;

/// <summary>What one witness says that a series, or an author's work, contains.</summary>
/// <param name="Witness">"Audible", "Hardcover", "MyAnonamouse" or "Library".</param>
/// <param name="Name">The series' (or author's) name as this witness writes it.</param>
/// <param name="Works">The works, in the witness's order.</param>
/// <param name="ReadAt">When it was asked.</param>
public sealed record SeriesCatalog(string Witness, string Name, IReadOnlyList<CatalogWork> Works, DateTimeOffset ReadAt)
{
    /// <summary>Other names of the same series that this witness knows.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}
