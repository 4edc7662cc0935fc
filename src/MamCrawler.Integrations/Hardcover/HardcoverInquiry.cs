using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>What is known so far about one question.</summary>
internal sealed class HardcoverInquiry(SeriesQuestion question)
{
    public SeriesQuestion Question => question;

    /// <summary>How many owned books each series id holds.</summary>
    public Dictionary<int, int> Votes { get; } = [];

    public HardcoverSeriesHead? Series { get; set; }

    /// <summary>The id to read: that of the series this one was merged into, if it was.</summary>
    public int? SeriesId => Series?.CanonicalId ?? Series?.Id;

    public string? CanonicalName { get; set; }

    public IReadOnlyList<HardcoverPlace> Places { get; set; } = [];

    public Fault? Fault { get; set; }
}
