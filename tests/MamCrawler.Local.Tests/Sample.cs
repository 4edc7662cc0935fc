using MamCrawler.Core.Downloads;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Local.Tests;

/// <summary>Gaps and downloads as a scan leaves them.</summary>
internal static class Sample
{
    public static GapStanding Gap(string id, string series, decimal number, string title, string answer = "", GapClass kind = GapClass.Missing) =>
        new(
            new Gap
            {
                Id = id,
                GroupKey = series,
                Class = kind,
                Confidence = GapConfidence.High,
                Title = title,
                Series = series,
                Number = number,
                Authors = ["An Author"],
                Evidence = [new GapEvidence("Audible", $"lists volume {number}")],
            },
            answer,
            answer.Length == 0 ? "" : $"The answer is {answer}.",
            answer.Length == 0 ? null : FakeServices.Day,
            answer.Length == 0 ? null : FakeServices.Day.AddDays(7),
            answer == "chosen" ? 7 : null,
            null,
            answer.Length == 0
                ? []
                :
                [
                    new Verdict(7, "A release", ReleaseKind.SingleVolume, null, 1, "unabridged"),
                    new Verdict(8, "Another", ReleaseKind.Part, Gate.WholeVolume, null, "only a part"),
                ]
        );

    public static Download Download(string id, DownloadState state) =>
        new()
        {
            Id = id,
            TrackerId = 1,
            Title = "Title of " + id,
            State = state,
            Reason = "series-gap",
            SizeBytes = 3L << 30,
            Volumes = [new DownloadVolume("gap-1", "An Author", "A Series", "1", "One")],
        };
}
