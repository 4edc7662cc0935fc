using MamCrawler.Core.Faults;
using MamCrawler.Core.State;

namespace MamCrawler.Core.WantedLists;

/// <summary>The gaps of a run with the wishes in them.</summary>
/// <param name="Gaps">All gaps of the run: those of series and authors, some of them wished for, and those that only a wish made.</param>
/// <param name="Coming">The gaps among them that a download fills which was chosen under another id.</param>
/// <param name="Faults">What could not be asked.</param>
public sealed record WishedGapsResult(IReadOnlyList<StoredGap> Gaps, IReadOnlySet<string> Coming, IReadOnlyList<Fault> Faults);
