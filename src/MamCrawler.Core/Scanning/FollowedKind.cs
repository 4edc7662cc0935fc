namespace MamCrawler.Core.Scanning;

/// <summary>What a person can follow.</summary>
public enum FollowedKind
{
    Series,
    Author,
}
