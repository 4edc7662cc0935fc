using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Tests.Metadata;

namespace MamCrawler.Core.Tests.Shelving;

/// <summary>A book that this system shelved gets what was said of it when it was chosen, and no trouble with that changes that it is shelved (rules.md 7).</summary>
public sealed class FillShelvedBookTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Fill_FieldsAPersonOrTheFolderFilled_Stay()
    {
        await using var bench = new ShelvingBench();
        await bench.AddAsync();
        bench.LayBoth();
        bench.Editor.Set("item-1", MetadataField.Series, "The Saga #1.5");
        bench.Editor.Set("item-1", MetadataField.Narrators, "A Person's Narrator");

        Assert.Equal(DownloadState.Shelved, (await bench.RoundAsync()).State);

        Assert.Equal(["The Saga #1.5"], bench.Editor.ValuesOf("item-1", MetadataField.Series));
        Assert.Equal(["A Person's Narrator"], bench.Editor.ValuesOf("item-1", MetadataField.Narrators));
        Assert.Equal(["A House"], bench.Editor.ValuesOf("item-1", MetadataField.Publisher));
        var change = Assert.Single(await bench.Metadata.FindAsync("item-2.Narrators.1", None));
        Assert.Equal(["MyAnonamouse"], change.Sources);
    }

    [Fact]
    public async Task Fill_SwitchedOff_ProposesAndWritesNothing()
    {
        await using var bench = new ShelvingBench { WritesMetadata = false };
        await bench.AddAsync();
        bench.LayBoth();

        Assert.Equal(DownloadState.Shelved, (await bench.RoundAsync()).State);

        Assert.Empty(bench.Editor.Writes);
        var proposals = await bench.Metadata.ListProposalsAsync(None).ToListAsync(None);
        Assert.Equal(6, proposals.Count);
        Assert.All(proposals, proposal => Assert.True(proposal.Trusted));
        Assert.Equal(6, (await bench.Metadata.ApplyAsync(null, None)).Written.Count);
    }

    [Theory]
    [InlineData(nameof(FakeEditor.ReadAsync), FaultName.LibraryUnreachable)]
    [InlineData(nameof(FakeEditor.WriteAsync), FaultName.LibraryWriteRefused)]
    public async Task Fill_TheLibraryDoesNotTakeIt_TheBookIsShelvedAndTheNextJobWritesIt(string step, FaultName fault)
    {
        await using var bench = new ShelvingBench();
        await bench.AddAsync();
        bench.LayBoth();
        bench.Editor.Before = name =>
        {
            if (name == step)
                throw new AskPersonFaultException(fault, "Audiobookshelf", "Not now.");
        };

        Assert.Equal(DownloadState.Shelved, (await bench.RoundAsync()).State);
        Assert.Empty(bench.Editor.Writes);
        Assert.Empty(await bench.Metadata.ListAsync(None));

        bench.Editor.Before = _ => { };
        var writing = bench.Metadata.Begin("FillMetadata");
        await writing.WriteAsync("item-1", None);
        Assert.Equal(step == nameof(FakeEditor.WriteAsync) ? 3 : 0, writing.Outcome.Written.Count);
    }

    [Fact]
    public async Task Fill_ItemThatTheLibraryNoLongerHas_IsPassedOver()
    {
        await using var bench = new ShelvingBench();
        await bench.AddAsync();
        bench.LayBoth();
        bench.Editor.Remove("item-1");

        Assert.Equal(DownloadState.Shelved, (await bench.RoundAsync()).State);
        Assert.Equal(3, bench.Editor.Writes.Count);
        Assert.All(await bench.Metadata.ListAsync(None), change => Assert.Equal((ChangeState.Written, "item-2"), (change.State, change.ItemId)));
    }
}
