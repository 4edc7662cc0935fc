using MamCrawler.Core.Library;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Discovery;

/// <summary>What is known when a category's rows are looked at.</summary>
internal sealed record TopTenKnown
{
    /// <summary>What the whole library owns.</summary>
    public required OwnershipIndex Library { get; init; }

    /// <summary>The language of most of the library; null when none says.</summary>
    public string? Language { get; init; }

    /// <summary>The works that downloads fill or were rejected for, by their keys.</summary>
    public required IReadOnlySet<string> DownloadKeys { get; init; }

    /// <summary>The gaps by the keys of their works.</summary>
    public required IReadOnlyDictionary<string, string> Gaps { get; init; }

    /// <summary>The account, the client and the queue.</summary>
    public required ReleaseChoiceContext Choice { get; init; }

    public required ReleaseOptions Releases { get; init; }
}
