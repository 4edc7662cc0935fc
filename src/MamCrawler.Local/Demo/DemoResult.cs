namespace MamCrawler.Local.Demo;

/// <summary>What the demo came to; the document of <c>demo --json</c>.</summary>
/// <param name="Books">Books read from the library.</param>
/// <param name="Missing">Gaps of the class missing.</param>
/// <param name="Order">Series by most missing.</param>
/// <param name="FirstQueue">The first three of them.</param>
/// <param name="GapsAnswered">The gaps that have an answer, in order of wanting, each with its verdict.</param>
/// <param name="SearchRequests">Searches that the tracker received during the scan.</param>
/// <param name="TrackerRequests">Requests of any kind that the tracker received, pushing included.</param>
/// <param name="Queued">Downloads that the scan queued.</param>
/// <param name="Pushed">Downloads that stand, started, in the torrent client.</param>
/// <param name="Seconds">Seconds from start to end, by the real clock.</param>
public sealed record DemoResult(
    int Books,
    int Missing,
    IReadOnlyList<string> Order,
    DemoQueue FirstQueue,
    IReadOnlyList<DemoGap> GapsAnswered,
    int SearchRequests,
    int TrackerRequests,
    int Queued,
    int Pushed,
    double Seconds
)
{
    /// <summary>Downloads that stand on the shelf, proved; null with a real torrent client, to which nobody sends anything.</summary>
    public int? Shelved { get; init; }
}
