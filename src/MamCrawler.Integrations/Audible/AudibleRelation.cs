namespace MamCrawler.Integrations.Audible;

/// <summary>How another product relates to one.</summary>
/// <param name="Asin">The other product.</param>
/// <param name="IsChild">True when the other one is the child.</param>
/// <param name="Type">"series", "component", "episode", ...</param>
/// <param name="Sequence">The sequence text as it came.</param>
/// <param name="Sort">The catalogue's own order; the highest number when it states none.</param>
internal sealed record AudibleRelation(string Asin, bool IsChild, string Type, string Sequence, long Sort)
{
    public const string Series = "series";

    /// <summary>A part of one book, not a volume of a series.</summary>
    public const string Component = "component";
}
