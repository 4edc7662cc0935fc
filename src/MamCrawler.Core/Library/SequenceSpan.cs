namespace MamCrawler.Core.Library;

/// <summary>The positions from <paramref name="From"/> to <paramref name="To"/>, both included. A single position has both equal.</summary>
public readonly record struct SequenceSpan(decimal From, decimal To)
{
    /// <summary>True when this is one position.</summary>
    public bool IsSingle => From == To;

    /// <summary>True for a range such as 3.1 to 3.2, which holds pieces of one volume and no whole one.</summary>
    public bool LiesWithinOneVolume => !IsSingle && decimal.Truncate(From) == decimal.Truncate(To) && decimal.Truncate(From) != From;

    /// <summary>True when the span covers the position: an end, or a whole number in between (rules.md 2: a range covers every whole number in it).</summary>
    public bool Covers(decimal position) => position == From || position == To || (position > From && position < To && decimal.Truncate(position) == position);
}
