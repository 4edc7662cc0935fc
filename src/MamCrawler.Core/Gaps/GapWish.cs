namespace MamCrawler.Core.Gaps;

/// <summary>A person's wish for the work of a gap.</summary>
/// <param name="Id">The wish's id.</param>
/// <param name="List">The list it stands on, as people are told ("Goodreads").</param>
/// <param name="ByHand">True when a person wrote it down by itself; such wishes come first.</param>
/// <param name="Since">Since when it stands there.</param>
/// <param name="Otherwise">The class that the gap has without the wish.</param>
public sealed record GapWish(string Id, string List, bool ByHand, DateTimeOffset Since, GapClass Otherwise);
