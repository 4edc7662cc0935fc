using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Releases;

/// <summary>One volume that is wanted, as far as choosing a release needs to know it.</summary>
public sealed record Wanted
{
    public required string GapId { get; init; }

    /// <summary>Its title; empty when only series and number are known.</summary>
    public string Title { get; init; } = "";

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Series { get; init; }

    /// <summary>Other names of the same series, with the same numbers.</summary>
    public IReadOnlyList<string> SeriesAliases { get; init; } = [];

    /// <summary>Its places in other series.</summary>
    public IReadOnlyList<SeriesMembership> Also { get; init; } = [];

    /// <summary>Its position in <see cref="Series"/>; null when it has none.</summary>
    public decimal? Number { get; init; }

    /// <summary>The wanted language; null when any will do.</summary>
    public string? Language { get; init; }

    /// <summary>Expected playing times, one per known recording.</summary>
    public IReadOnlyList<TimeSpan> ExpectedDurations { get; init; } = [];

    /// <summary>Narrators of the series' owned volumes.</summary>
    public IReadOnlyList<string> SeriesNarrators { get; init; } = [];

    /// <summary>What is wanted of a gap.</summary>
    public static Wanted From(Gap gap) =>
        new()
        {
            GapId = gap.Id,
            Title = gap.Title,
            Authors = gap.Authors,
            Series = gap.Series,
            SeriesAliases = gap.SeriesAliases,
            Number = gap.Number,
            Language = gap.Language,
            ExpectedDurations = gap.ExpectedDurations,
            SeriesNarrators = gap.SeriesNarrators,
        };
}
