using System.Text.Json;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Scanning;
using MamCrawler.Local.Composition;
using MamCrawler.Simulators.Hardcover;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;

namespace MamCrawler.Local.Tests.CommandLine;

/// <summary><c>wanted</c> and <c>request</c> over the real composition.</summary>
public sealed class WantedCommandTests : IDisposable
{
    private readonly TestCommandLine line = new() { Composition = new CompositionRoot() };

    public void Dispose() => line.Dispose();

    [Fact]
    public async Task Add_ListRemove_KeepsTheList()
    {
        Assert.Contains("The list is empty", (await line.RunAsync(["wanted", "list"])).Output, StringComparison.Ordinal);
        string[] add = ["wanted", "add", "Leviathan Wakes (The Expanse, #1)", "--author", "James S.A. Corey"];
        Assert.Contains("is on the list; the next scan looks for it", (await line.RunAsync(add)).Error, StringComparison.Ordinal);
        Assert.Contains("was on the list already", (await line.RunAsync(add)).Error, StringComparison.Ordinal);
        Assert.Equal(0, (await line.RunAsync(["wanted", "add", "--asin", "B073H9PF2D"])).ExitCode);
        var (_, listed, _) = await line.RunAsync(["wanted", "list", "--json"]);
        var wishes = JsonDocument.Parse(listed).RootElement.EnumerateArray().ToArray();
        Assert.Equal(2, wishes.Length);
        Assert.Contains("Leviathan Wakes", (await line.RunAsync(["wanted", "list"])).Output, StringComparison.Ordinal);
        Assert.Contains("is off the list", (await line.RunAsync(["wanted", "remove", "leviathan wakes"])).Error, StringComparison.Ordinal);
        Assert.Equal(0, (await line.RunAsync(["wanted", "remove", "B073H9PF2D"])).ExitCode);
        var (code, _, error) = await line.RunAsync(["wanted", "remove", "Leviathan Wakes"]);
        Assert.Equal(1, code);
        Assert.Contains("is not on the list", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_WhatIsNoWish_SaysWhyAndAddsNothing()
    {
        var (code, _, error) = await line.RunAsync(["wanted", "add", "Dune"]);
        Assert.Equal((1, true), (code, error.Contains("has no author", StringComparison.Ordinal)));
        Assert.Equal(1, (await line.RunAsync(["wanted", "add"])).ExitCode);
        Assert.Contains("The list is empty", (await line.RunAsync(["wanted", "list"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_File_TellsWhatCameOfEachRow()
    {
        var file = Path.Combine(line.Data.Path, "list.csv");
        Directory.CreateDirectory(line.Data.Path);
        await File.WriteAllTextAsync(file, "title,author\nIt,Stephen King\nNobody Wrote This,\n", TestContext.Current.CancellationToken);
        var (strict, _, refused) = await line.RunAsync(["wanted", "import", file, "--strict"]);
        Assert.Equal(1, strict);
        Assert.Contains("nothing was taken over (--strict)", refused, StringComparison.Ordinal);
        var (code, output, error) = await line.RunAsync(["wanted", "import", file]);
        Assert.Equal(0, code);
        Assert.Contains("Line 3: 'Nobody Wrote This' has no author.", error, StringComparison.Ordinal);
        Assert.Contains("1 added, 0 already wanted, 0 already owned, 1 unreadable.", output, StringComparison.Ordinal);
        Assert.Contains("No scan has read the library yet", output, StringComparison.Ordinal);
        Assert.Contains("0 added, 1 already wanted", (await line.RunAsync(["wanted", "import", file])).Output, StringComparison.Ordinal);
        Assert.Contains("has no shelves", (await line.RunAsync(["wanted", "import", file, "--shelf", "x"])).Error, StringComparison.Ordinal);
        Assert.Contains("There is no file", (await line.RunAsync(["wanted", "import", file + "x"])).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wanted", "import")]
    [InlineData("wanted", "import", "a.csv", "--hardcover")]
    [InlineData("wanted", "import", "--hardcover", "--shelf", "x")]
    public async Task Import_NeitherOrBoth_IsNotUnderstood(params string[] arguments) => Assert.Equal(2, (await line.RunAsync(arguments)).ExitCode);

    [Fact]
    public async Task Import_Hardcover_AgreesWithTheListThere()
    {
        var world = SimulatedWorld.Generate(new WorldOptions { Books = 100, UnrelatedReleases = 1 });
        await using var hardcover = new HardcoverSimulator(world, new SimulatorOptions());
        await hardcover.StartAsync(TestContext.Current.CancellationToken);
        line.Environment["MAMCRAWLER__Hardcover__BaseAddress"] = hardcover.Address.ToString();
        line.Environment["MAMCRAWLER__Hardcover__MinimumInterval"] = "00:00:00.001";
        Assert.Contains("There is no token", (await line.RunAsync(["wanted", "import", "--hardcover"])).Error, StringComparison.Ordinal);
        line.Environment["MAMCRAWLER_SECRET_HARDCOVER_TOKEN"] = HardcoverSimulator.Token;
        hardcover.WantToRead = [.. world.Works.Where(work => work is { OnHardcover: true, Kind: WorldWorkKind.Volume }).Take(3)];
        Assert.Contains("3 added", (await line.RunAsync(["wanted", "import", "--hardcover"])).Output, StringComparison.Ordinal);
        hardcover.WantToRead = [.. hardcover.WantToRead.Skip(1)];
        Assert.Contains("Taken off: ", (await line.RunAsync(["wanted", "import", "--hardcover"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_NothingFound_PrintsTheDraftAndOtherwiseTheReason()
    {
        using var fake = new TestCommandLine();
        var gap = new Gap
        {
            Id = "series:EXPANSE:9",
            GroupKey = "EXPANSE",
            Class = GapClass.Missing,
            Confidence = GapConfidence.High,
            Title = "Leviathan Falls",
            Authors = ["James S. A. Corey"],
            Series = "The Expanse",
            Number = 9,
        };
        fake.Services.Standings.Add(new GapStanding(gap, "nothing found", "", FakeServices.Day, null, null, null, []));
        fake.Services.Standings.Add(new GapStanding(gap with { Id = "series:EXPANSE:8", Number = 8 }, "", "", null, null, null, null, []));
        var (code, output, error) = await fake.RunAsync(["request", "The Expanse 9"]);
        Assert.Equal(0, code);
        Assert.StartsWith("Title: Leviathan Falls\n", output, StringComparison.Ordinal);
        Assert.Contains("nothing is posted for you", error, StringComparison.Ordinal);
        Assert.Equal(
            "Leviathan Falls",
            JsonDocument.Parse((await fake.RunAsync(["request", "The Expanse 9", "--json"])).Output).RootElement.GetProperty("title").GetString()
        );
        var (refused, nothing, why) = await fake.RunAsync(["request", "The Expanse 8"]);
        Assert.Equal((1, ""), (refused, nothing));
        Assert.Contains("was not asked for it yet", why, StringComparison.Ordinal);
    }
}
