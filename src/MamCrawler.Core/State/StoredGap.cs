using MamCrawler.Core.Gaps;

namespace MamCrawler.Core.State;

/// <summary>A gap as it is kept, with the run that saw it last.</summary>
/// <param name="Gap">The gap.</param>
/// <param name="RunId">The run that found it last.</param>
/// <param name="Stamp">Its <see cref="GapRest.WitnessStamp"/>: changes when a witness says something else, which ends a rest.</param>
public sealed record StoredGap(Gap Gap, string RunId, string Stamp);
