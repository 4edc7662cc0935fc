using MamCrawler.Core.Gaps;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Requests;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.Tests.Requests;

/// <summary>A draft of a request is offered where a real search found nothing, and refused with the reason everywhere else.</summary>
public sealed class RequestWriterTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Write_NothingFound_IsADraftWithAllThatIsKnown()
    {
        var (draft, refusal) = RequestWriter.Write(Standing("nothing found"));
        Assert.Null(refusal);
        Assert.Equal("The Expanse #3.5", draft!.Series);
        Assert.Equal([new Uri("https://www.audible.com/pd/B00AAAAAA1")], draft.Links);
        Assert.Equal(Day, draft.SearchedAt);
        Assert.Equal(
            """
            Title: The [b]Churn
            Author: James S. A. Corey
            Series: The Expanse #3.5
            Narrator: Jefferson Mays
            Language: English
            Category: Audiobooks
            Description:
            [b]Title:[/b] The (b)Churn
            [b]Author:[/b] James S. A. Corey
            [b]Series:[/b] The Expanse #3.5
            [b]Narrator of the series:[/b] Jefferson Mays
            [b]Language:[/b] English
            [b]Playing time:[/b] 2 h 05 min
            [b]Released:[/b] 2014-04-29
            [b]ASIN:[/b] B00AAAAAA1, not/plain
            [b]ISBN:[/b] 9780316217675
            [url]https://www.audible.com/pd/B00AAAAAA1[/url]
            [b]Audible:[/b] Lists “The Churn” as volume 3.5.

            """.ReplaceLineEndings("\n"),
            draft.Text
        );
    }

    [Fact]
    public void Write_TitleAndAuthorAlone_LeavesOutWhatIsNotKnown()
    {
        var gap = new Gap
        {
            Id = "wanted:1",
            GroupKey = "wanted:1",
            Class = GapClass.Missing,
            Confidence = GapConfidence.Medium,
            Title = "It",
            Authors = ["Stephen King"],
        };
        var (draft, _) = RequestWriter.Write(Standing("nothing found") with { Gap = gap });
        Assert.Equal("Title: It\nAuthor: Stephen King\nCategory: Audiobooks\nDescription:\n[b]Title:[/b] It\n[b]Author:[/b] Stephen King\n", draft!.Text);
    }

    [Theory]
    [InlineData("only abridged", "The tracker has it (only abridged)")]
    [InlineData("nobody seeds it", "The tracker has it (nobody seeds it)")]
    [InlineData("chosen", "The tracker has it (chosen)")]
    public void Write_TheTrackerHasIt_IsRefused(string answer, string beginning) =>
        Assert.StartsWith(beginning, RequestWriter.Write(Standing(answer)).Refusal, StringComparison.Ordinal);

    [Fact]
    public void Write_NotAsked_IsRefused() =>
        Assert.StartsWith("The tracker was not asked", RequestWriter.Write(Standing("") with { AnsweredAt = null }).Refusal, StringComparison.Ordinal);

    [Fact]
    public void Write_OnItsWayOrNotWantedOrWithoutATitle_IsRefused()
    {
        var standing = Standing(UnfilledReason.NothingFound.Sentence());
        Assert.Contains("as mam-1", RequestWriter.Write(standing with { DownloadId = "mam-1" }).Refusal, StringComparison.Ordinal);
        Assert.Contains(
            "not out yet",
            RequestWriter.Write(standing with { Gap = standing.Gap with { Class = GapClass.Unreleased } }).Refusal,
            StringComparison.Ordinal
        );
        Assert.Contains("not its title", RequestWriter.Write(standing with { Gap = standing.Gap with { Title = "" } }).Refusal, StringComparison.Ordinal);
    }

    private static GapStanding Standing(string answer) =>
        new(
            new Gap
            {
                Id = "series:EXPANSE:3.5",
                GroupKey = "EXPANSE",
                Class = GapClass.Missing,
                Confidence = GapConfidence.High,
                Title = "The [b]Churn",
                Authors = ["James S. A. Corey"],
                Series = "The Expanse",
                Number = 3.5m,
                Asins = ["B00AAAAAA1", "not/plain"],
                Isbn = "9780316217675",
                Language = "English",
                SeriesNarrators = ["Jefferson Mays"],
                ExpectedDurations = [TimeSpan.FromMinutes(125)],
                ReleaseDate = new DateOnly(2014, 4, 29),
                Evidence =
                [
                    new GapEvidence("Wanted list", "On your list."),
                    new GapEvidence("Audible", "Lists “The Churn” as volume 3.5."),
                    new GapEvidence("Library", "Items are held."),
                ],
            },
            answer,
            "",
            Day,
            null,
            null,
            null,
            []
        );
}
