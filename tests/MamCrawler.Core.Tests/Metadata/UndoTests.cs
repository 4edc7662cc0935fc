using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Writing;

namespace MamCrawler.Core.Tests.Metadata;

/// <summary>Every change of the library can be undone, where the field still holds what was written, and what was undone is not filled again (rules.md 7).</summary>
public sealed class UndoTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly MetadataBench bench = new();

    [Fact]
    public async Task Undo_StillThere_PutsTheOldValueBackAndRemembersIt()
    {
        await bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House"));
        var change = await bench.OnlyChangeAsync();
        bench.Time.Advance(TimeSpan.FromHours(1));

        var outcome = await bench.Changes.UndoAsync(change, None);

        Assert.True(outcome.Undone);
        Assert.Equal("The old value is there again: the Publisher of 'The Iron Gate' is nothing, and 'A House' is not filled again.", outcome.Sentence);
        Assert.Empty(bench.Editor.ValuesOf(MetadataBench.Id, MetadataField.Publisher));
        var kept = await bench.OnlyChangeAsync();
        Assert.Equal((ChangeState.Undone, bench.Time.GetUtcNow()), (kept.State, kept.UndoneAt));
        Assert.Equal(["A House"], kept.New);
    }

    [Fact]
    public async Task Undo_SomebodyChangedItSince_IsRefusedWithBothValues()
    {
        await bench.ApplyAsync(bench.Proposal(MetadataField.Narrators, "Nora Reader", "Tom Reader"));
        bench.Editor.Set(MetadataBench.Id, MetadataField.Narrators, "Nora Reader");

        var outcome = await bench.Changes.UndoAsync(await bench.OnlyChangeAsync(), None);

        Assert.False(outcome.Undone);
        Assert.Equal(
            "The Narrators of 'The Iron Gate' was written as 'Nora Reader; Tom Reader' and is 'Nora Reader' now, which somebody else put there, so it stays.",
            outcome.Sentence
        );
        Assert.Equal(["Nora Reader"], bench.Editor.ValuesOf(MetadataBench.Id, MetadataField.Narrators));
        Assert.Equal(ChangeState.Written, (await bench.OnlyChangeAsync()).State);
    }

    [Fact]
    public async Task Undo_Twice_IsNoErrorAndNoSecondWrite()
    {
        await bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House"));
        await bench.Changes.UndoAsync(await bench.OnlyChangeAsync(), None);
        var writes = bench.Editor.Writes.Count;

        Assert.True((await bench.Changes.UndoAsync(await bench.OnlyChangeAsync(), None)).Undone);
        Assert.Equal(writes, bench.Editor.Writes.Count);
    }

    [Fact]
    public async Task Undo_APersonEmptiedItAlready_IsUndoneWithoutAWrite()
    {
        await bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House"));
        bench.Editor.Set(MetadataBench.Id, MetadataField.Publisher);
        var writes = bench.Editor.Writes.Count;

        Assert.True((await bench.Changes.UndoAsync(await bench.OnlyChangeAsync(), None)).Undone);
        Assert.Equal(writes, bench.Editor.Writes.Count);
    }

    [Fact]
    public async Task Undo_KilledAfterTheWrite_TheNextUndoSeesIt()
    {
        await bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House"));
        var change = await bench.OnlyChangeAsync();
        bench.Editor.After = _ => throw new WaitFaultException(FaultName.LibraryUnreachable, "Audiobookshelf", "Killed.");
        await Assert.ThrowsAsync<WaitFaultException>(() => bench.Changes.UndoAsync(change, None));
        bench.Editor.After = _ => { };

        Assert.True((await bench.Changes.UndoAsync(await bench.OnlyChangeAsync(), None)).Undone);
        Assert.Equal(2, bench.Editor.Writes.Count);
        Assert.Equal(ChangeState.Undone, (await bench.OnlyChangeAsync()).State);
    }

    [Fact]
    public async Task Undo_ItemIsGone_SaysSo()
    {
        await bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House"));
        bench.Editor.Remove(MetadataBench.Id);

        var outcome = await bench.Changes.UndoAsync(await bench.OnlyChangeAsync(), None);
        Assert.False(outcome.Undone);
        Assert.Contains("no item li_1", outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_TheLibraryDoesNotTakeItBack_SaysSoAndStaysWritten()
    {
        await bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House"));
        bench.Editor.After = _ => bench.Editor.Set(MetadataBench.Id, MetadataField.Publisher, "A House");

        var outcome = await bench.Changes.UndoAsync(await bench.OnlyChangeAsync(), None);
        Assert.False(outcome.Undone);
        Assert.Equal("The library did not take back nothing: it holds 'A House'.", outcome.Sentence);
        Assert.Equal(ChangeState.Written, (await bench.OnlyChangeAsync()).State);
    }

    [Fact]
    public async Task Undo_Undone_IsNotFilledAgain()
    {
        await bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House"));
        await bench.Changes.UndoAsync(await bench.OnlyChangeAsync(), None);

        var outcome = await bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House"));
        Assert.Empty(outcome.Written);
        Assert.Equal(
            "'A House' as the Publisher of 'The Iron Gate' was there once and was taken back, so it is not written again.",
            Assert.Single(outcome.Passed)
        );
        await bench.Changes.ProposeAsync(
            MetadataBench.Id,
            [new ProviderFacts("Audible", new BookFacts { Title = "The Iron Gate", Publisher = "A House" }) { IsOfItem = true }],
            None
        );
        Assert.Empty(await bench.Store.ListAsync(MetadataBench.Id, None));
    }

    [Fact]
    public async Task Undo_AnotherValueLater_IsFilledAndBothChangesAreKept()
    {
        await bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House"));
        await bench.Changes.UndoAsync(await bench.OnlyChangeAsync(), None);
        await bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "Another House"));

        var changes = await bench.Changes.ListAsync(None);
        Assert.Equal(
            [("li_1.Publisher.2", ChangeState.Written), ("li_1.Publisher.1", ChangeState.Undone)],
            changes.Select(change => (change.Id, change.State))
        );
    }

    [Fact]
    public async Task Find_ChangeItemOrRun_IsTheirChangesNewestFirst()
    {
        var run = (await bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House"), bench.Proposal(MetadataField.Isbn, "9780306406157"))).Run;
        await bench.ApplyAsync(bench.Proposal(MetadataField.Language, "English"));

        Assert.Equal(["li_1.Isbn.1"], (await bench.Changes.FindAsync("li_1.Isbn.1", None)).Select(change => change.Id));
        Assert.Equal(["li_1.Language.1", "li_1.Isbn.1", "li_1.Publisher.1"], (await bench.Changes.FindAsync("li_1", None)).Select(change => change.Id));
        Assert.Equal(["li_1.Isbn.1", "li_1.Publisher.1"], (await bench.Changes.FindAsync(run, None)).Select(change => change.Id));
        Assert.Empty(await bench.Changes.FindAsync("li_1.Isbn.2", None));
    }

    [Fact]
    public async Task Undo_Series_IsRecognisedInAnyOrder()
    {
        await bench.ApplyAsync(bench.Proposal(MetadataField.Series, "Gates #3", "Cosmos"));
        bench.Editor.Set(MetadataBench.Id, MetadataField.Series, "Cosmos", "Gates #3");

        Assert.True((await bench.Changes.UndoAsync(await bench.OnlyChangeAsync(), None)).Undone);
        Assert.Empty(bench.Editor.ValuesOf(MetadataBench.Id, MetadataField.Series));
    }

    [Fact]
    public async Task Undo_CoverThatIsStillOurs_IsTakenAway()
    {
        await bench.ApplyAsync(bench.Proposal(MetadataField.Cover, "https://m.media-amazon.com/a.jpg"));

        Assert.True((await bench.Changes.UndoAsync(await bench.OnlyChangeAsync(), None)).Undone);
        Assert.Empty(bench.Editor.ValuesOf(MetadataBench.Id, MetadataField.Cover));
    }

    [Fact]
    public async Task Undo_CoverThatAPersonReplaced_Stays()
    {
        await bench.ApplyAsync(bench.Proposal(MetadataField.Cover, "https://m.media-amazon.com/a.jpg"));
        bench.Editor.Upload(MetadataBench.Id, "a person's");

        var outcome = await bench.Changes.UndoAsync(await bench.OnlyChangeAsync(), None);
        Assert.False(outcome.Undone);
        Assert.Contains("Take it away in the library by hand.", outcome.Sentence, StringComparison.Ordinal);
        Assert.NotEmpty(bench.Editor.ValuesOf(MetadataBench.Id, MetadataField.Cover));
    }

    [Fact]
    public async Task Undo_CoverThatReplacedOurOwn_PutsTheEarlierBack()
    {
        const string First = "https://m.media-amazon.com/a.jpg";
        const string Second = "https://m.media-amazon.com/b.jpg";
        await bench.ApplyAsync(bench.Proposal(MetadataField.Cover, First));
        await bench.ApplyAsync(bench.Proposal(MetadataField.Cover, Second) with { Old = [First] });
        var changes = await bench.Changes.ListAsync(None);
        Assert.Equal([Second, First], changes.Select(change => change.New[0]));

        Assert.True((await bench.Changes.UndoAsync(changes[0], None)).Undone);
        Assert.Equal($"sha of {First}", await bench.Editor.ReadCoverAsync(MetadataBench.Id, None));
    }

    [Fact]
    public async Task Undo_SomebodyElseChangesTheRow_IsRefused()
    {
        await bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House"));
        var change = await bench.OnlyChangeAsync();
        await bench.Changes.UndoAsync(change, None);
        bench.Editor.Set(MetadataBench.Id, MetadataField.Publisher, "A House");

        Assert.Contains("Somebody else is changing", (await bench.Changes.UndoAsync(change, None)).Sentence, StringComparison.Ordinal);
    }
}
