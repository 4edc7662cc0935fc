using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Notices;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.Reports;
using MamCrawler.Core.Tests.State;

namespace MamCrawler.Core.Tests.Notices;

public sealed class NoticeWriterTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public void Digest_AWeek_IsAFewLines()
    {
        var notice = NoticeWriter.Of(SampleDigest.Make());
        Assert.Equal(("digest-20260301", "Week to 1 March 2026", NoticeKind.Digest), (notice.Id, notice.Title, notice.Kind));
        Assert.Equal(
            [
                "1 arrived, 1 stuck, 0 wait for your word; ratio 1.26, free slots 73.",
                "Stuck: The Way of Kings (held): Look at it.",
                "Arrived: The Way of Kings",
                "The whole: 'mamcrawler digest', GET /api/digests/20260301.html.",
            ],
            notice.Lines
        );
    }

    [Fact]
    public void Digest_ManyAndNothingKnown_IsCutAndSaysSo()
    {
        var many = Enumerable
            .Range(0, 9)
            .Select(number => new DigestDownload("mam-1", $"T{number}", DownloadState.Blocked, SampleDigest.To, "No slot."))
            .ToArray();
        var notice = NoticeWriter.Of(SampleDigest.Make() with { Stuck = many, Account = [] });
        Assert.Contains("Stuck: 4 more.", notice.Lines);
        Assert.Contains("Stuck: T4 (waits): No slot.", notice.Lines);
        Assert.EndsWith("ratio not known, free slots not known.", notice.Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\r\nb\u2028c\td", "a  b c d")]
    [InlineData("\u202Egnp.exe\u200B", "gnp.exe")]
    public void Line_FromOutside_IsOneLineThatReadsAsItIs(string text, string line) => Assert.Equal(line, NoticeLine.Of(text));

    [Fact]
    public void Line_HalfALetter_IsShownAsUnreadable() => Assert.Equal("\ufffdx", NoticeLine.Of("\ud800x"));

    [Fact]
    public void Line_WithoutEnd_IsCut() => Assert.Equal(NoticeLine.Longest + 1, NoticeLine.Of(new string('x', 5000)).Length);

    [Fact]
    public async Task WriteDigest_WithAnOutbox_TellsEachDayOnce()
    {
        using var bench = new NoticeBench();
        using var directory = new TemporaryDirectory();
        var reports = new ReportStore(new FileDocumentStore(directory.Path, bench.Clock));
        var (downloads, accounts) = (new DownloadStore(bench.Tables, bench.Clock), new AccountStore(bench.Tables));
        var job = new WriteDigest(new DigestMaker(reports, downloads, accounts), reports, accounts, bench.Clock, bench.Outbox);
        Assert.Equal(JobResult.Done, (await job.RunAsync(None)).Result);
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await job.RunAsync(None);
        await bench.RunAsync();
        Assert.Equal("digest-20260301", Assert.Single(bench.Webhook.Taken).Id);

        bench.Clock.Advance(TimeSpan.FromHours(1));
        await job.RunAsync(None);
        await bench.RunAsync();
        Assert.Single(bench.Webhook.Taken);

        bench.Clock.Advance(TimeSpan.FromDays(7));
        await job.RunAsync(None);
        await bench.RunAsync();
        Assert.Equal(["digest-20260301", "digest-20260308"], bench.Webhook.Taken.Select(notice => notice.Id));
    }
}
