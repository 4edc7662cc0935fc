using System.Text.Json;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.State.Files;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Simulation;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;

namespace MamCrawler.Local.Tests.Upkeep;

/// <summary>Metadata written and taken back by command, with the real client against the simulated library.</summary>
public sealed class MetadataCommandTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    private readonly TestCommandLine line = new() { Composition = new CompositionRoot() };
    private SimulatorSet simulators = null!;
    private WorldItem[] books = [];

    public async ValueTask InitializeAsync()
    {
        simulators = await SimulatorSet.StartAsync(
            new SimulatorSetOptions
            {
                World = new WorldOptions { Books = 100, UnrelatedReleases = 1 },
            },
            None
        );
        line.Data.Create();
        await SimulatedDeployment.WriteAsync(line.Data, SimulatedDeployment.SettingsFor(simulators), simulators.Secrets, None);
        books = [.. simulators.World.Items.Take(2)];
        using var tables = new FileTableStore(line.Data.StateFolder);
        foreach (var book in books)
            await new MetadataStore(tables).AddAsync(
                $"{book.Id}",
                [Proposal(book, MetadataField.Description, "What it is about."), Proposal(book, MetadataField.Cover, "https://m.media-amazon.com/a.jpg")],
                None
            );
    }

    public async ValueTask DisposeAsync()
    {
        await simulators.DisposeAsync();
        line.Dispose();
    }

    [Fact]
    public async Task Apply_OneItem_WritesItAloneAndTheRunCanBeUndone()
    {
        var (code, output, error) = await line.RunAsync(["metadata", "apply", $"{books[0].Id}"]);
        Assert.True(code == 0, error);
        Assert.StartsWith("2 changes", output, StringComparison.Ordinal);
        Assert.Equal("<p>What it is about.</p>", simulators.Audiobookshelf.Find(books[0].Id)!.Description);
        Assert.Null(simulators.Audiobookshelf.Find(books[1].Id)!.Description);
        var run = JsonDocument.Parse((await line.RunAsync(["undo", "--json"])).Output).RootElement[0].GetProperty("run").GetString()!;
        Assert.Contains($"'mamcrawler undo {run} --yes' takes all of it back.", output, StringComparison.Ordinal);

        var dry = await line.RunAsync(["undo", run]);
        Assert.Contains("Nothing was undone yet", dry.Output, StringComparison.Ordinal);
        Assert.NotNull(simulators.Audiobookshelf.Find(books[0].Id)!.Description);

        var undone = await line.RunAsync(["undo", run, "--yes"]);
        Assert.True(undone.ExitCode == 0, undone.Error);
        Assert.Equal(2, undone.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var after = simulators.Audiobookshelf.Find(books[0].Id)!;
        Assert.Equal((null, null), (after.Description, after.CoverPath));
        Assert.Contains("Undone", (await line.RunAsync(["undo"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_APersonChangedOneSince_TakesBackTheOtherAndSaysWhy()
    {
        Assert.Equal(0, (await line.RunAsync(["metadata", "apply", "all"])).ExitCode);
        simulators.Audiobookshelf.Edit(books[0].Id, item => item with { Description = "<p>A person's words.</p>" });

        var (code, output, error) = await line.RunAsync(["undo", $"{books[0].Id}", "--yes"]);
        Assert.Equal(1, code);
        Assert.Contains("was written as 'What it is about.' and is 'A person's words.' now", error, StringComparison.Ordinal);
        Assert.Contains("the Cover of", output, StringComparison.Ordinal);
        Assert.Equal("<p>A person's words.</p>", simulators.Audiobookshelf.Find(books[0].Id)!.Description);
        Assert.NotNull(simulators.Audiobookshelf.Find(books[1].Id)!.Description);
    }

    [Fact]
    public async Task Undo_NothingOfThatName_SaysSoAndYesNeedsAName()
    {
        Assert.StartsWith("Nothing was ever written", (await line.RunAsync(["undo"])).Output, StringComparison.Ordinal);
        var (code, _, error) = await line.RunAsync(["undo", "nothing", "--yes"]);
        Assert.Equal((1, true), (code, error.StartsWith("There is no change, item or run 'nothing'.", StringComparison.Ordinal)));
        Assert.Equal(2, (await line.RunAsync(["undo", "--yes"])).ExitCode);
        Assert.Equal(2, (await line.RunAsync(["metadata", "apply"])).ExitCode);
        Assert.StartsWith("No value was written.", (await line.RunAsync(["metadata", "apply", "nothing"])).Output, StringComparison.Ordinal);
    }

    private static FieldProposal Proposal(WorldItem book, MetadataField field, string value) =>
        new($"{book.Id}", book.Title, field, [value], ["Audible"], ProposalConfidence.Medium, Day);
}
