namespace MamCrawler.Core.WantedLists;

/// <summary>A row of a list as it was read: a wish, or why it is none.</summary>
/// <param name="Number">The number of the line on which the row begins, counted from 1.</param>
/// <param name="Draft">The wish; null when the row could not be read.</param>
/// <param name="Refusal">Why it could not be read, as a sentence; null when it could.</param>
public sealed record WishLine(int Number, WishDraft? Draft, string? Refusal)
{
    /// <summary>A row that could not be read.</summary>
    public static WishLine Bad(int number, string refusal) => new(number, null, refusal);
}
