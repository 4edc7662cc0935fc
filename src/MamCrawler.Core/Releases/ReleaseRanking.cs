using MamCrawler.Core.Library;

namespace MamCrawler.Core.Releases;

/// <summary>
/// The rank of rules.md 4, strictly in this order: stated unabridged > bitrate class > container > known narrator, the series' own first > no watermark >
/// chapters > seeders > newer.
/// </summary>
internal sealed class ReleaseRanking(IReadOnlyList<PersonName> seriesNarrators) : IComparer<Candidate>
{
    private static readonly string[] Criteria =
    [
        "it is free",
        "it is stated to be unabridged",
        "its bitrate class is better",
        "its container is better",
        "its narrator is known, or reads the series",
        "it has no watermark",
        "it has chapters",
        "it has more seeders",
        "it is newer",
        "its id is lower",
    ];

    /// <summary>Best first; free before paid.</summary>
    public int Compare(Candidate? x, Candidate? y) => Decide(x!, y!).Order;

    /// <summary>A release's merits as a sentence.</summary>
    public string Describe(Candidate candidate) => string.Join("; ", Merits(candidate)) + ".";

    /// <summary>Why the first stands before the second.</summary>
    public string Difference(Candidate better, Candidate worse) => Criteria[Decide(better, worse).Criterion];

    private (int Order, int Criterion) Decide(Candidate x, Candidate y)
    {
        ReadOnlySpan<int> orders =
        [
            y.IsFree.CompareTo(x.IsFree),
            StatedUnabridged(y).CompareTo(StatedUnabridged(x)),
            Class(y).CompareTo(Class(x)),
            y.Container.CompareTo(x.Container),
            Narrator(y).CompareTo(Narrator(x)),
            Watermarked(x).CompareTo(Watermarked(y)),
            y.Release.Facts.SaysChapterised.CompareTo(x.Release.Facts.SaysChapterised),
            y.Release.Seeders.CompareTo(x.Release.Seeders),
            (y.Release.Added ?? DateTimeOffset.MinValue).CompareTo(x.Release.Added ?? DateTimeOffset.MinValue),
            x.Release.Id.CompareTo(y.Release.Id),
        ];
        var criterion = orders.IndexOfAnyExcept(0);
        return criterion < 0 ? (0, orders.Length - 1) : (orders[criterion], criterion);
    }

    private static bool StatedUnabridged(Candidate candidate) => candidate.Reading.Abridged == false;

    /// <summary>Unknown against acceptable or poor is never decided by the class; the floor has already judged the poor.</summary>
    private static bool Class(Candidate candidate) => candidate.Bitrate.Class == BitrateClass.Preferred;

    private int Narrator(Candidate candidate) =>
        candidate.Reading.Narrators.Count == 0 ? 0
        : PersonName.AnyMatch(candidate.Reading.Narrators, seriesNarrators) ? 2
        : 1;

    private static bool Watermarked(Candidate candidate) => candidate.Release.Facts.SaysWatermarked;

    private IEnumerable<string> Merits(Candidate candidate)
    {
        if (candidate.IsFree)
            yield return "free";
        yield return StatedUnabridged(candidate) ? "stated unabridged" : "completeness not stated";
        yield return candidate.Bitrate.ToString();
        yield return ContainerReader.Describe(candidate.Container, candidate.Release);
        yield return Narrator(candidate) switch
        {
            2 => "read by the series' own narrator",
            1 => $"read by {string.Join(", ", candidate.Release.Narrators.Take(3))}",
            _ => "narrator unknown",
        };
        if (Watermarked(candidate))
            yield return "watermarked";
        if (candidate.Release.Facts.SaysChapterised)
            yield return "with chapters";
        yield return candidate.Release.Seeders == 1 ? "1 seeder" : $"{candidate.Release.Seeders} seeders";
    }
}
