using System.Text.Json;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Shelving;
using MamCrawler.Local.Hosting;
using MamCrawler.Tests;

namespace MamCrawler.Local.Tests.CommandLine;

public sealed class DecidingCommandTests
{
    [Fact]
    public async Task Follow_AddTwiceListRemove_CountsOnce()
    {
        using var line = new TestCommandLine();
        Assert.Contains("Following", (await line.RunAsync(["follow", "add", "series", " The Land ", "--author", "An Author"])).Error, StringComparison.Ordinal);
        Assert.Contains("already", (await line.RunAsync(["follow", "add", "series", "The Land"])).Error, StringComparison.Ordinal);
        Assert.Equal(new Followed(FollowedKind.Series, "The Land", "An Author", FakeServices.Day), Assert.Single(line.Services.FollowedOnes));
        Assert.Contains("An Author", (await line.RunAsync(["follow", "list"])).Output, StringComparison.Ordinal);
        Assert.Contains("\"name\": \"The Land\"", (await line.RunAsync(["follow", "list", "--json"])).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await line.RunAsync(["follow", "remove", "series", "The Land"])).ExitCode);
        Assert.Empty(line.Services.FollowedOnes);
        Assert.Equal(1, (await line.RunAsync(["follow", "remove", "series", "The Land"])).ExitCode);
        Assert.Contains("Nothing is followed.", (await line.RunAsync(["follow", "list"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follow_EmptyName_IsRefused()
    {
        using var line = new TestCommandLine();
        var (code, _, error) = await line.RunAsync(["follow", "add", "author", " "]);
        Assert.Equal(1, code);
        Assert.Contains("empty", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_One_IsPushedAtOnceWhereNoHostRuns()
    {
        using var line = Proposed();
        var (code, output, error) = await line.RunAsync(["approve", "mam-1"]);
        Assert.Equal(0, code);
        Assert.Contains("Approved", error, StringComparison.Ordinal);
        Assert.Contains("Pushed", output, StringComparison.Ordinal);
        Assert.Equal(DownloadState.Pushed, line.Services.Downloads["mam-1"].State);
        Assert.Equal(DownloadState.Wanted, line.Services.Downloads["mam-2"].State);
    }

    [Fact]
    public async Task Approve_All_TakesProposalsOnly()
    {
        using var line = Proposed();
        Assert.Equal(0, (await line.RunAsync(["approve", "--all"])).ExitCode);
        Assert.Equal([DownloadState.Pushed, DownloadState.Pushed, DownloadState.Held], line.Services.Downloads.Values.Select(download => download.State));
        var (code, _, error) = await line.RunAsync(["approve", "--all"]);
        Assert.Equal(0, code);
        Assert.Contains("Nothing is waiting", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_PaceBlocksItForNow_WaitsAndIsNoFailure()
    {
        using var line = Proposed();
        line.Services.Push = download => download with { State = DownloadState.Blocked, NextAttemptAt = FakeServices.Day.AddHours(1) };
        var (code, _, error) = await line.RunAsync(["approve", "mam-1"]);
        Assert.Equal(0, code);
        Assert.Contains("1 waits for the time of the next attempt", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_PushIsHeld_Is1()
    {
        using var line = Proposed();
        line.Services.Push = download => download with { State = DownloadState.Held, Why = "Its volumes cannot be told apart." };
        Assert.Equal(1, (await line.RunAsync(["approve", "mam-1"])).ExitCode);
    }

    [Fact]
    public async Task Approve_LaneTaken_IsLeftToTheOtherProcess()
    {
        using var line = Proposed();
        using var lane = Lane.Take(line.Data);
        var (code, _, error) = await line.RunAsync(["approve", "mam-1"]);
        Assert.Equal(0, code);
        Assert.Contains("Another mamcrawler", error, StringComparison.Ordinal);
        Assert.Equal(0, line.Services.Pushes);
        Assert.Equal(DownloadState.Approved, line.Services.Downloads["mam-1"].State);
    }

    [Theory]
    [InlineData("approve", "mam-9", "There is no download")]
    [InlineData("reject", "mam-9", "There is no download")]
    [InlineData("approve", "mam-3", "is Held")]
    [InlineData("reject", "mam-3", "is Held")]
    public async Task Decide_NotAProposal_ChangesNothing(string word, string id, string sentence)
    {
        using var line = Proposed();
        var (code, _, error) = await line.RunAsync([word, id]);
        Assert.Equal(1, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Equal(0, line.Services.Pushes);
    }

    [Fact]
    public async Task Reject_Proposal_IsRejected()
    {
        using var line = Proposed();
        Assert.Equal(0, (await line.RunAsync(["reject", "mam-2"])).ExitCode);
        Assert.Equal(DownloadState.Rejected, line.Services.Downloads["mam-2"].State);
    }

    [Fact]
    public async Task Look_HeldOnTheWayToTheShelf_LooksTwiceAroundAScan()
    {
        using var line = Proposed();
        line.Services.Downloads["mam-3"] = line.Services.Downloads["mam-3"] with { InfoHash = "0123", HeldFor = ShelvingHold.LateArrival };
        var clock = new ManualTimeProvider();
        using var moving = clock.AdvanceByItself();
        line.Time = clock;
        var began = clock.GetUtcNow();
        var (code, output, error) = await line.RunAsync(["look", "mam-3"]);
        Assert.Equal((0, 2), (code, line.Services.Looked));
        Assert.Equal(TimeSpan.FromSeconds(15), clock.GetUtcNow() - began);
        Assert.Contains("looking again in 15 seconds", error, StringComparison.Ordinal);
        Assert.EndsWith("is Shelved. Look 2." + Environment.NewLine, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_HeldInTheClient_LooksOnce()
    {
        using var line = Proposed();
        var (code, output, _) = await line.RunAsync(["look", "mam-3", "--json"]);
        Assert.Equal((0, 1), (code, line.Services.Looked));
        Assert.Equal("Look 1.", JsonDocument.Parse(output).RootElement.GetProperty("said").GetString());
    }

    [Theory]
    [InlineData("mam-9", "There is no download 'mam-9'")]
    [InlineData("mam-1", "Look 1.")]
    public async Task Look_NothingToLookAt_Is1(string id, string sentence)
    {
        using var line = Proposed();
        var (code, _, error) = await line.RunAsync(["look", id]);
        Assert.Equal(1, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    private static TestCommandLine Proposed()
    {
        var line = new TestCommandLine();
        line.Folder.WriteGoodSettings();
        line.Services.Downloads["mam-1"] = Sample.Download("mam-1", DownloadState.Wanted);
        line.Services.Downloads["mam-2"] = Sample.Download("mam-2", DownloadState.Wanted);
        line.Services.Downloads["mam-3"] = Sample.Download("mam-3", DownloadState.Held);
        return line;
    }
}
