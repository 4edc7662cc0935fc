using System.Text.Json;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Releases;

namespace MamCrawler.Local.Tests.CommandLine;

public sealed class ReadingCommandTests
{
    [Fact]
    public async Task Gaps_Plain_KeepsTheOrderAndShowsTheReason()
    {
        using var line = Filled();
        var (code, output, error) = await line.RunAsync(["gaps"]);
        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.True(output.IndexOf("Monsters", StringComparison.Ordinal) < output.IndexOf("Sand", StringComparison.Ordinal), output);
        Assert.Contains("not looked for yet", output, StringComparison.Ordinal);
        Assert.Contains("nothing found", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public async Task Gaps_Terminal_DrawsATableThatOutsideTextCannotSteer()
    {
        using var line = Filled();
        line.Terminal = true;
        line.Services.Standings.Add(Sample.Gap("evil", "[red]Evil[/]", 1, "bell\u0007 and \u001b[2J"));
        var (_, output, _) = await line.RunAsync(["gaps", "--series", "evil"]);
        Assert.Contains("[red]", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0007', output);
        Assert.DoesNotContain("\u001b[2J", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gaps_FilteredAsJson_IsOneDocument()
    {
        using var line = Filled();
        var (_, output, _) = await line.RunAsync(["gaps", "--series", "LAND", "--class", "missing", "--json"]);
        var gaps = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["land-1", "land-10"], gaps.EnumerateArray().Select(gap => gap.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Gaps_None_SaysHowTheyAreFound()
    {
        using var line = new TestCommandLine();
        var (code, output, _) = await line.RunAsync(["gaps"]);
        Assert.Equal(0, code);
        Assert.Contains("mamcrawler scan", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gaps_OfAClassThatIsNotLookedFor_PromisesNoSearch()
    {
        using var line = new TestCommandLine();
        line.Services.Standings.Add(Sample.Gap("short-1", "Shorts", 0.5m, "A Short", kind: GapClass.Novella));
        var (_, output, _) = await line.RunAsync(["gaps"]);
        Assert.Contains("not wanted", output, StringComparison.Ordinal);
        Assert.DoesNotContain("not looked for yet", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gaps_NoneIsLikeThat_DoesNotSayThatNoneIsKnown()
    {
        using var line = Filled();
        var (code, output, _) = await line.RunAsync(["gaps", "--series", "no such series"]);
        Assert.Equal(0, code);
        Assert.Contains("No known gap is like that.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_OneDownload_CountsInTheSingular()
    {
        using var line = new TestCommandLine();
        line.Services.Downloads["mam-1"] = Sample.Download("mam-1", DownloadState.Wanted);
        Assert.StartsWith("1 download" + Environment.NewLine, (await line.RunAsync(["queue"])).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dune-2")]
    [InlineData("dune")]
    [InlineData("Dune 2")]
    [InlineData("sand")]
    public async Task Why_IdPrefixOrName_ShowsEvidenceAndEveryVerdict(string meant)
    {
        using var line = Filled();
        var (code, output, _) = await line.RunAsync(["why", meant]);
        Assert.Equal(0, code);
        foreach (
            var text in new[]
            {
                "lists volume 2",
                "The answer is nothing found.",
                "It rests until 2026-11-27",
                "A release",
                "unabridged",
                "WholeVolume",
                "only a part",
            }
        )
        {
            Assert.Contains(text, output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false, "2 releases are other works. No release is a candidate.")]
    [InlineData(true, "2 other releases are other works.")]
    public async Task Why_ReleasesOfOtherWorks_AreOneLineAndAllInJson(bool candidates, string sentence)
    {
        using var line = new TestCommandLine();
        var standing = Sample.Gap("dune-2", "Dune", 2, "Messiah", "nothing found");
        Verdict[] others = [.. new[] { 21, 22 }.Select(id => new Verdict(id, $"Foreign {id}", ReleaseKind.Other, Gate.SameWork, null, "It is another work."))];
        line.Services.Standings.Add(standing with { Verdicts = candidates ? [.. standing.Verdicts, .. others] : others });
        var (_, output, _) = await line.RunAsync(["why", "dune-2"]);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
        Assert.DoesNotContain("Foreign", output, StringComparison.Ordinal);
        Assert.Equal(candidates, output.Contains("only a part", StringComparison.Ordinal));
        var (_, json, _) = await line.RunAsync(["why", "dune-2", "--json"]);
        Assert.Contains("Foreign 21", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_NameOfOneAndPrefixOfAnother_TakesTheName()
    {
        using var line = Filled();
        var (code, output, _) = await line.RunAsync(["why", "land-1", "--json"]);
        Assert.Equal(0, code);
        Assert.Equal("land-1", JsonDocument.Parse(output).RootElement.GetProperty("gap").GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("land", "2 gaps")]
    [InlineData("nothing like it", "No gap is called")]
    public async Task Why_NotClear_Is1AndSaysWhatCouldBeMeant(string meant, string sentence)
    {
        using var line = Filled();
        var (code, _, error) = await line.RunAsync(["why", meant]);
        Assert.Equal(1, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_NotLookedForYet_SaysSo()
    {
        using var line = Filled();
        var (_, output, _) = await line.RunAsync(["why", "land-10"]);
        Assert.Contains("not looked for yet", output, StringComparison.Ordinal);
        Assert.Contains("No release was looked at yet", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_PlainAndJson_CallAWantedDownloadProposed()
    {
        using var line = new TestCommandLine();
        line.Services.Downloads["mam-1"] = Sample.Download("mam-1", DownloadState.Wanted);
        var (_, output, _) = await line.RunAsync(["queue"]);
        Assert.Contains("Proposed", output, StringComparison.Ordinal);
        Assert.Contains("3.0 GiB", output, StringComparison.Ordinal);
        var (_, json, _) = await line.RunAsync(["queue", "--json"]);
        Assert.Equal("Proposed", Assert.Single(JsonDocument.Parse(json).RootElement.EnumerateArray()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Queue_Json_IsOneDocument()
    {
        using var line = new TestCommandLine();
        line.Services.Downloads["mam-1"] = Sample.Download("mam-1", DownloadState.Pushed);
        var (_, output, _) = await line.RunAsync(["queue", "--json"]);
        Assert.Equal("Pushed", Assert.Single(JsonDocument.Parse(output).RootElement.EnumerateArray()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Queue_Empty_SaysHowItFills()
    {
        using var line = new TestCommandLine();
        var (_, output, _) = await line.RunAsync(["queue"]);
        Assert.Contains("mamcrawler scan", output, StringComparison.Ordinal);
    }

    private static TestCommandLine Filled()
    {
        var line = new TestCommandLine();
        line.Services.Standings.Add(Sample.Gap("land-1", "The Land", 1, "Founding"));
        line.Services.Standings.Add(Sample.Gap("land-10", "The Land", 10, "Monsters"));
        line.Services.Standings.Add(Sample.Gap("dune-2", "Dune", 2, "Sand", "nothing found"));
        line.Services.Standings.Add(Sample.Gap("later", "The Landing", 3, "Later", kind: GapClass.Unreleased));
        return line;
    }
}
