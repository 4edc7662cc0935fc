namespace MamCrawler.Core.Ports;

/// <summary>The fields a tracker search looks in.</summary>
[Flags]
public enum TrackerSearchFields
{
    None = 0,
    Title = 1,
    Author = 2,
    Series = 4,
    Narrator = 8,
}
