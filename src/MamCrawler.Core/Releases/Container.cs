namespace MamCrawler.Core.Releases;

/// <summary>Containers of rules.md 4, worst first.</summary>
public enum Container
{
    Other,
    Mp3,
    SplitM4b,
    M4b,
}
