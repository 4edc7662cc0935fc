using MamCrawler.Core.Account;

namespace MamCrawler.Core.Downloads.Pushing;

/// <summary>How downloads are pushed.</summary>
public sealed record PushOptions
{
    /// <summary>The tag by which this system knows its own torrents.</summary>
    public const string OwnTag = "mamcrawler";

    /// <summary>The client's category.</summary>
    public string Category { get; init; } = "audiobooks";

    /// <summary>The pace of downloads.</summary>
    public GrabPaceOptions Pace { get; init; } = new();

    /// <summary>True when what costs ratio may be taken where the ratio gate allows it; off, only what a person approved although it costs.</summary>
    public bool AllowPaid { get; init; }

    /// <summary>True when tracker and client stand on this machine, where any pace is allowed.</summary>
    public bool Loopback { get; init; }

    /// <summary>What is wrong with these options, one sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var problems = Pace.Validate(Loopback).ToList();
        if (
            Category.Length is 0 or > 100
            || Category.AsSpan().ContainsAny('\\', ',', '\n')
            || Category.StartsWith('/')
            || Category.EndsWith('/')
            || Category.Contains("//", StringComparison.Ordinal)
        )
            problems.Add(
                "Push: Category must be a name of at most 100 characters that the torrent client accepts: no comma, no backslash, no slash at its ends."
            );
        return problems;
    }
}
