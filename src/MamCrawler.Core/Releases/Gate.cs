namespace MamCrawler.Core.Releases;

/// <summary>The gates of rules.md 4, in their order. A verdict names the first one that stopped a release.</summary>
public enum Gate
{
    SameWork,
    AudiobookCategory,
    WantedLanguage,
    NotDramatised,
    NotAbridged,
    HasSeeder,
    SizeLimit,
    Runtime,
    WholeVolume,
    QualityFloor,
    PackCover,
}
