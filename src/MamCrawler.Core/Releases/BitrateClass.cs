namespace MamCrawler.Core.Releases;

/// <summary>Bitrate classes of rules.md 4, worst first. Unknown stands beside acceptable: the class alone never decides between them.</summary>
public enum BitrateClass
{
    Poor,
    Unknown,
    Acceptable,
    Preferred,
}
