using MamCrawler.Core.Downloads;
using MamCrawler.Core.Reports;

namespace MamCrawler.Core.Tests.Reports;

/// <summary>A digest with something in every part of it.</summary>
internal static class SampleDigest
{
    public static DateTimeOffset To { get; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static Digest Make(string title = "The Way of Kings", string why = "Look at it.") =>
        new()
        {
            From = To.AddDays(-7),
            To = To,
            Runs = new DigestRuns
            {
                Count = 7,
                Requests = new Dictionary<string, int> { [title] = 3 },
                FaultsInWords = [new DigestFault("WitnessUnavailable", title, 2, why)],
            },
            Gaps = [new DigestGaps(To.AddDays(-6), Counts(title, 9)), new DigestGaps(To, Counts(title, 7))],
            Arrived = [new DigestDownload("mam-1", title, DownloadState.Shelved, To.AddDays(-2), why)],
            Stuck = [new DigestDownload("mam-2", title, DownloadState.Held, To.AddDays(-3), why)],
            GivenUp = [new DigestDownload("mam-3", title, DownloadState.Abandoned, To.AddDays(-3), why)],
            Account = [Day(0, 1.26, 67)],
            NotFilled = Counts(title, 4),
            Seeding = new DigestSeeding
            {
                ByState = new Dictionary<string, int> { ["Seeding"] = 3, ["Vanished"] = 1 },
                NotSeeding = [new DigestTorrent("mam-4", title, SeedingState.Vanished, null, null, why)],
                Unsatisfied = [new DigestTorrent("mam-5", title, SeedingState.Seeding, To.AddHours(-10), To.AddHours(62), why)],
            },
            Trend = new DigestTrend
            {
                Weeks = [.. Enumerable.Range(0, 12).Select(week => new DigestWeek(To.AddDays(-7 * (12 - week)), week < 2 ? null : week))],
                Days = [Day(9, 1.10, 40), Day(8, 1.12, 44), Day(5, null, 50), Day(4, 1.20, 52), Day(3, 1.21, 60), Day(0, 1.26, 67)],
            },
        };

    private static DigestAccount Day(int ago, double? ratio, int unsatisfied) => new(To.AddDays(-ago), ratio, unsatisfied, 150, 73, 40_000);

    private static Dictionary<string, int> Counts(string other, int missing) =>
        new()
        {
            ["Missing"] = missing,
            ["NoAudiobookKnown"] = 12,
            [other] = 1,
        };
}
