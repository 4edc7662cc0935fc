namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>A part of a search text.</summary>
internal abstract record SearchNode
{
    /// <summary>All of these.</summary>
    public sealed record And(IReadOnlyList<SearchNode> Parts) : SearchNode;

    /// <summary>Any of these.</summary>
    public sealed record Or(IReadOnlyList<SearchNode> Parts) : SearchNode;

    /// <summary>Not this.</summary>
    public sealed record Not(SearchNode Part) : SearchNode;

    /// <summary>These words in this order, in one of the fields; a single word is a phrase of one.</summary>
    public sealed record Phrase(IReadOnlyList<string> Words, SearchField Fields) : SearchNode;
}
