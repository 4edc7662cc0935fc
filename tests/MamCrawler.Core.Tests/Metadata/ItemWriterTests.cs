using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Metadata;

/// <summary>What is written into an item, and what is not.</summary>
public sealed class ItemWriterTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly MetadataBench bench = new();

    [Fact]
    public async Task Write_EmptyFields_WritesThemAtOnceAndKeepsEveryChange()
    {
        var outcome = await bench.ApplyAsync(
            bench.Proposal(MetadataField.Publisher, "A House"),
            bench.Proposal(MetadataField.Description, "First & last.\nSecond."),
            bench.Proposal(MetadataField.Cover, "https://m.media-amazon.com/a.jpg")
        );

        Assert.Equal(
            ["li_1 Description=<p>First &amp; last.</p><p>Second.</p>", "li_1 Publisher=A House", "li_1 Cover=https://m.media-amazon.com/a.jpg"],
            bench.Editor.Writes.Order(StringComparer.Ordinal).OrderBy(write => write.Contains("Cover", StringComparison.Ordinal))
        );
        Assert.Equal(3, outcome.Written.Count);
        Assert.All(outcome.Written, change => Assert.Equal((ChangeState.Written, outcome.Run), (change.State, change.Run)));
        Assert.Equal("sha of https://m.media-amazon.com/a.jpg", outcome.Written.Single(change => change.Field == MetadataField.Cover).Fingerprint);
        Assert.Empty(await bench.Store.ListAsync(MetadataBench.Id, None));
    }

    [Fact]
    public async Task Write_APersonFilledItMeanwhile_Stays()
    {
        bench.Editor.Set(MetadataBench.Id, MetadataField.Publisher, "A Person's House");
        var outcome = await bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House"));

        Assert.Empty(bench.Editor.Writes);
        Assert.Empty(await bench.Changes.ListAsync(None));
        Assert.Equal("The Publisher of 'The Iron Gate' was filled meanwhile with 'A Person's House', so it stays.", Assert.Single(outcome.Passed));
    }

    [Fact]
    public async Task Write_APersonEmptiedWhatWasWritten_IsNotWrittenAgain()
    {
        await bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House"));
        bench.Editor.Set(MetadataBench.Id, MetadataField.Publisher);

        Assert.Empty((await bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House"))).Written);
        Assert.Single(bench.Editor.Writes);
    }

    [Fact]
    public async Task Write_Drift_ReplacesWhatItSaidAndNothingElse()
    {
        bench.Editor.Set(MetadataBench.Id, MetadataField.PublishedYear, "1999");
        var drift = bench.Proposal(MetadataField.PublishedYear, "2001") with { Old = ["1999"] };
        Assert.Equal(["1999"], Assert.Single((await bench.ApplyAsync(drift)).Written).Old);
        Assert.Equal(["2001"], bench.Editor.ValuesOf(MetadataBench.Id, MetadataField.PublishedYear));

        bench.Editor.Set(MetadataBench.Id, MetadataField.PublishedYear, "2005");
        var late = await bench.ApplyAsync(drift with { Values = ["2002"] });
        Assert.Equal("The PublishedYear of 'The Iron Gate' is no longer '1999' but '2005', so it stays.", Assert.Single(late.Passed));
    }

    [Fact]
    public async Task Write_DriftOfACoverThatIsNotOurs_Stays()
    {
        bench.Editor.Upload(MetadataBench.Id, "a person's");
        var outcome = await bench.ApplyAsync(
            bench.Proposal(MetadataField.Cover, "https://m.media-amazon.com/b.jpg") with
            {
                Old = ["https://m.media-amazon.com/a.jpg"],
            }
        );
        Assert.Contains("not one that was written from here", Assert.Single(outcome.Passed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_TheLibraryKeepsItDifferently_IsAChangeWithWhatItKept()
    {
        bench.Editor.After = _ => bench.Editor.Set(MetadataBench.Id, MetadataField.Series, "Gates");
        var change = Assert.Single((await bench.ApplyAsync(bench.Proposal(MetadataField.Series, "Gates #3"))).Written);
        Assert.Equal(["Gates"], change.New);
    }

    [Fact]
    public async Task Write_TheLibraryKeepsNothing_IsNoChangeAndSaysSo()
    {
        bench.Editor.After = _ => bench.Editor.Set(MetadataBench.Id, MetadataField.Publisher);
        var outcome = await bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House"));
        Assert.Equal("The library did not keep 'A House' as the Publisher of 'The Iron Gate': it holds nothing.", Assert.Single(outcome.Passed));
        Assert.Empty(await bench.Changes.ListAsync(None));
    }

    [Fact]
    public async Task Write_Refused_LeavesNoIntentAndTheProposal()
    {
        bench.Editor.Before = name => Refuse(name, nameof(FakeEditor.WriteAsync));
        await Assert.ThrowsAsync<AskPersonFaultException>(() => bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House")));
        Assert.Empty(await bench.Changes.ListAsync(None));
        Assert.Single(await bench.Store.ListAsync(MetadataBench.Id, None));
    }

    [Fact]
    public async Task Write_CoverIsRefused_TheOtherFieldsAreWritten()
    {
        bench.Editor.Before = name => Refuse(name, nameof(FakeEditor.SetCoverAsync));
        var outcome = await bench.ApplyAsync(
            bench.Proposal(MetadataField.Publisher, "A House"),
            bench.Proposal(MetadataField.Cover, "https://m.media-amazon.com/a.jpg")
        );
        Assert.Equal(MetadataField.Publisher, Assert.Single(outcome.Written).Field);
        Assert.Equal("'The Iron Gate' (li_1): Not permitted.", Assert.Single(outcome.Passed));
        var stays = Assert.Single(await bench.Store.ListAsync(MetadataBench.Id, None));
        Assert.Equal((MetadataField.Cover, outcome.Passed[0], bench.Time.GetUtcNow()), (stays.Field, stays.Refusal, stays.RefusedAt));
        Assert.Equal(1, outcome.Left);

        bench.Editor.Before = _ => { };
        Assert.Single((await bench.Changes.ApplyAsync(null, None)).Written);
        Assert.Empty(await bench.Store.ListAsync(MetadataBench.Id, None));
    }

    [Fact]
    public async Task Automatic_CoverIsRefused_StaysProposedWithTheReason()
    {
        await bench.Store.AddAsync(MetadataBench.Id, [bench.Proposal(MetadataField.Cover, "https://m.media-amazon.com/a.jpg")], None);
        bench.Editor.Before = name => Refuse(name, nameof(FakeEditor.SetCoverAsync));
        var writing = bench.Changes.Begin("FillMetadata");
        await writing.WriteAsync(MetadataBench.Id, None);
        Assert.Null(writing.Fault);
        Assert.EndsWith("Not permitted.", Assert.Single(await bench.Store.ListAsync(MetadataBench.Id, None)).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_TheLibraryRefusesTheOldestItem_TheNextIsWrittenAndTheRefusalTold(bool automatic)
    {
        await ProposeForTwoAsync();
        bench.Editor.BeforeItem = id =>
            _ = id == MetadataBench.Id ? throw new StopFaultException(FaultName.LibraryWriteRefused, "Audiobookshelf", "Not taken (400).") : 0;

        IReadOnlyList<string> passed;
        if (automatic)
        {
            var writing = bench.Changes.Begin("FillMetadata");
            await writing.WriteAsync(MetadataBench.Id, None);
            await writing.WriteAsync("li_2", None);
            Assert.Null(writing.Fault);
            passed = writing.Outcome.Passed;
        }
        else
        {
            var outcome = await bench.Changes.ApplyAsync(null, None);
            Assert.Equal(1, outcome.Left);
            passed = outcome.Passed;
        }

        Assert.Equal("'The Iron Gate' (li_1): Not taken (400).", Assert.Single(passed));
        Assert.Equal("li_2 Publisher=B House", Assert.Single(bench.Editor.Writes));
        Assert.Equal(passed[0], Assert.Single(await bench.Store.ListAsync(None).ToListAsync(None)).Refusal);
    }

    [Fact]
    public async Task Apply_NotPermitted_StopsAtOnce()
    {
        await ProposeForTwoAsync();
        var asked = 0;
        bench.Editor.BeforeItem = _ =>
        {
            asked++;
            throw new AskPersonFaultException(FaultName.LibraryWriteRefused, "Audiobookshelf", "Not permitted.");
        };
        await Assert.ThrowsAsync<AskPersonFaultException>(() => bench.Changes.ApplyAsync(null, None));
        Assert.Equal(1, asked);
        Assert.Equal(2, await bench.Store.ListAsync(None).CountAsync(None));
    }

    [Fact]
    public async Task Apply_RefusedBefore_WaitsBehindWhatWasNotTried()
    {
        await ProposeForTwoAsync();
        var order = new List<string>();
        bench.Editor.BeforeItem = id =>
        {
            order.Add(id);
            throw new StopFaultException(FaultName.LibraryWriteRefused, "Audiobookshelf", "Not taken (400).");
        };
        await bench.Changes.ApplyAsync(MetadataBench.Id, None);
        await bench.Changes.ApplyAsync(null, None);
        Assert.Equal([MetadataBench.Id, "li_2", MetadataBench.Id], order);
    }

    private async Task ProposeForTwoAsync()
    {
        bench.Editor.Add(bench.Book with { Id = "li_2", Title = "The Gold Gate" });
        await bench.Store.AddAsync(MetadataBench.Id, [bench.Proposal(MetadataField.Publisher, "A House")], None);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.Store.AddAsync("li_2", [bench.Proposal(MetadataField.Publisher, "B House") with { ItemId = "li_2", Title = "The Gold Gate" }], None);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_AnswerIsLost_TheNextRunSettlesItByTheItem(bool wasWritten)
    {
        void Lose(string name)
        {
            if (name == nameof(FakeEditor.WriteAsync))
                throw new WaitFaultException(FaultName.LibraryUnreachable, "Audiobookshelf", "No answer.");
        }

        if (wasWritten)
            bench.Editor.After = Lose;
        else
            bench.Editor.Before = Lose;
        await Assert.ThrowsAsync<WaitFaultException>(() => bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House")));
        Assert.Equal(ChangeState.Intent, (await bench.OnlyChangeAsync()).State);
        (bench.Editor.Before, bench.Editor.After) = (_ => { }, _ => { });

        await bench.Changes.Begin("FillMetadata").SettleAsync(None);

        Assert.Equal(ChangeState.Written, (await bench.OnlyChangeAsync()).State);
        Assert.Equal("li_1 Publisher=A House", Assert.Single(bench.Editor.Writes));
    }

    [Fact]
    public async Task Settle_SomebodyElseWasFaster_DropsTheIntent()
    {
        bench.Editor.Before = name => Lose(name);
        await Assert.ThrowsAsync<WaitFaultException>(() => bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House")));
        bench.Editor.Before = _ => { };
        bench.Editor.Set(MetadataBench.Id, MetadataField.Publisher, "A Person's House");

        await bench.Changes.Begin("FillMetadata").SettleAsync(None);

        Assert.Empty(await bench.Changes.ListAsync(None));
        Assert.Empty(bench.Editor.Writes);

        static void Lose(string name)
        {
            if (name == nameof(FakeEditor.WriteAsync))
                throw new WaitFaultException(FaultName.LibraryUnreachable, "Audiobookshelf", "No answer.");
        }
    }

    [Fact]
    public async Task Settle_ItemIsGone_DropsTheIntent()
    {
        bench.Editor.After = _ => throw new WaitFaultException(FaultName.LibraryUnreachable, "Audiobookshelf", "No answer.");
        await Assert.ThrowsAsync<WaitFaultException>(() => bench.ApplyAsync(bench.Proposal(MetadataField.Publisher, "A House")));
        bench.Editor.After = _ => { };
        bench.Editor.Remove(MetadataBench.Id);

        await bench.Changes.Begin("FillMetadata").SettleAsync(None);
        Assert.Empty(await bench.Changes.ListAsync(None));
    }

    [Fact]
    public async Task Settle_CoverOfALostAnswer_CountsAsWrittenAndIsNotUndone()
    {
        bench.Editor.After = _ => throw new WaitFaultException(FaultName.LibraryUnreachable, "Audiobookshelf", "No answer.");
        await Assert.ThrowsAsync<WaitFaultException>(() => bench.ApplyAsync(bench.Proposal(MetadataField.Cover, "https://m.media-amazon.com/a.jpg")));
        bench.Editor.After = _ => { };
        await bench.Changes.Begin("FillMetadata").SettleAsync(None);

        var change = await bench.OnlyChangeAsync();
        Assert.Equal((ChangeState.Written, null), (change.State, change.Fingerprint));
        Assert.False((await bench.Changes.UndoAsync(change, None)).Undone);
    }

    [Fact]
    public async Task Automatic_SwitchedOff_WritesNothing()
    {
        await bench.Store.AddAsync(MetadataBench.Id, [bench.Proposal(MetadataField.Publisher, "A House")], None);
        var writing = bench.ChangesOf(writes: false).Begin("FillMetadata");
        await writing.WriteAsync(MetadataBench.Id, None);
        Assert.Empty(bench.Editor.Writes);
        Assert.Single(await bench.Store.ListAsync(MetadataBench.Id, None));
    }

    [Fact]
    public async Task Automatic_SwitchedOn_WritesWhatIsSureAlone()
    {
        await bench.Store.AddAsync(
            MetadataBench.Id,
            [
                bench.Proposal(MetadataField.Publisher, "A House"),
                bench.Proposal(MetadataField.Isbn, "9780306406157") with
                {
                    Confidence = ProposalConfidence.Medium,
                    Trusted = true,
                },
                bench.Proposal(MetadataField.Subtitle, "A Tale") with
                {
                    Confidence = ProposalConfidence.Medium,
                },
                bench.Proposal(MetadataField.PublishedYear, "2001") with
                {
                    Old = ["1999"],
                },
            ],
            None
        );
        await bench.Changes.Begin("FillMetadata").WriteAsync(MetadataBench.Id, None);
        Assert.Equal(["li_1 Publisher=A House", "li_1 Isbn=9780306406157"], bench.Editor.Writes.OrderDescending(StringComparer.Ordinal));
        Assert.Equal(
            [MetadataField.Subtitle, MetadataField.PublishedYear],
            (await bench.Store.ListAsync(MetadataBench.Id, None)).Select(proposal => proposal.Field).Order()
        );
    }

    [Fact]
    public async Task Automatic_AfterAFault_WritesNoMoreAndKeepsTheProposal()
    {
        await bench.Store.AddAsync(MetadataBench.Id, [bench.Proposal(MetadataField.Publisher, "A House")], None);
        bench.Editor.Before = name => Refuse(name, nameof(FakeEditor.WriteAsync));
        var writing = bench.Changes.Begin("FillMetadata");
        await writing.WriteAsync(MetadataBench.Id, None);
        bench.Editor.Before = _ => { };
        await writing.WriteAsync(MetadataBench.Id, None);

        Assert.Equal(FaultName.LibraryWriteRefused, writing.Fault!.Name);
        Assert.Empty(bench.Editor.Writes);
        Assert.Single(await bench.Store.ListAsync(MetadataBench.Id, None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_SomebodyElseIsAtTheItem_KeepsTheProposal(bool automatic)
    {
        void Race()
        {
            bench.Tables.BeforeWrite = () => { };
            throw new RowConflictException("Changes", MetadataBench.Id, "field-Publisher", RowConflict.AlreadyExists);
        }

        await bench.Store.AddAsync(MetadataBench.Id, [bench.Proposal(MetadataField.Publisher, "A House")], None);
        bench.Editor.Before = _ => bench.Tables.BeforeWrite = Race;
        var writing = bench.Changes.Begin("FillMetadata");
        if (automatic)
            await writing.WriteAsync(MetadataBench.Id, None);
        var passed = automatic ? writing.Outcome.Passed : (await bench.Changes.ApplyAsync(MetadataBench.Id, None)).Passed;

        Assert.Contains("Somebody else is writing", Assert.Single(passed), StringComparison.Ordinal);
        Assert.Empty(bench.Editor.Writes);
        Assert.Single(await bench.Store.ListAsync(MetadataBench.Id, None));
    }

    private static void Refuse(string name, string refused)
    {
        if (name == refused)
            throw new AskPersonFaultException(FaultName.LibraryWriteRefused, "Audiobookshelf", "Not permitted.");
    }
}
