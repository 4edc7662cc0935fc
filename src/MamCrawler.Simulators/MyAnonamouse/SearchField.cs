namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>The fields that a search looks in.</summary>
[Flags]
internal enum SearchField
{
    None = 0,
    Title = 1,
    Author = 2,
    Narrator = 4,
    Series = 8,
    Tags = 16,
    All = Title | Author | Narrator | Series | Tags,
}
