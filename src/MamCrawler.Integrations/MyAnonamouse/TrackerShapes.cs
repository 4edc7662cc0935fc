using MamCrawler.Core.Drift;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>What the tracker's answers must hold. The account's counters stand in either of two places (external-apis.md C.1.4).</summary>
public static class TrackerShapes
{
    /// <summary>The account: without ratio and counts no grab can be decided.</summary>
    public static ShapeContract Account { get; } =
        new(
            MyAnonamouseOptions.Service,
            "account",
            "every download",
            ["username", "ratio", "uploaded_bytes", "downloaded_bytes", "snatch_summary.unsat.count|unsat.count", "snatch_summary.unsat.limit|unsat.limit"]
        );

    /// <summary>A page of search results, and one row read again.</summary>
    public static ShapeContract Search { get; } =
        new(MyAnonamouseOptions.Service, "search", "every search and every download", ["data[].id", "data[].title|data[].name"]);
}
