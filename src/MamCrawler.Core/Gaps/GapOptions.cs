namespace MamCrawler.Core.Gaps;

/// <summary>What is looked for and from when on (rules.md 3).</summary>
public sealed record GapOptions
{
    /// <summary>The language most of the library is in, as written; wanted where a series has none of its own. Null when unknown: then no language is refused.</summary>
    public string? MajorityLanguage { get; init; }

    /// <summary>True to want novellas, short stories and volumes between two numbers. Off by default.</summary>
    public bool IncludeNovellas { get; init; }

    /// <summary>An author's other works are looked for from this many owned works on. At least 1; 2 by default.</summary>
    public int AuthorOwnedAtLeast { get; init; } = 2;

    /// <summary>With fewer missing works than this an author's are wanted now, otherwise they go on the wishlist. At least 1; 5 by default.</summary>
    public int AuthorWantedNowBelow { get; init; } = 5;

    /// <summary>What is wrong with these options, one sentence each; empty when they can be used.</summary>
    public IReadOnlyList<string> Validate()
    {
        var wrong = new List<string>();
        if (AuthorOwnedAtLeast < 1)
            wrong.Add($"AuthorOwnedAtLeast is {AuthorOwnedAtLeast}; an author counts from at least 1 owned book on.");
        if (AuthorWantedNowBelow < 1)
            wrong.Add($"AuthorWantedNowBelow is {AuthorWantedNowBelow}; it must be at least 1.");
        return wrong;
    }
}
