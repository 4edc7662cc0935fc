using System.Globalization;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Providers;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State;
using MamCrawler.Core.Tests.Scanning;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Tests.Metadata;

/// <summary>The three metadata jobs: which items they look at, what they keep, and what they do when providers are away.</summary>
public sealed class MetadataJobTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ScanStores stores = new();
    private readonly FakeLibrary library = new();
    private readonly FakeProvider audible = new("Audible");
    private readonly FakeProvider audnexus = new("Audnexus");

    private readonly FakeEditor editor = new();
    private bool writes;

    private MetadataStore Store => new(stores.Tables);

    public void Dispose() => stores.Dispose();

    [Fact]
    public async Task Fill_EmptyFields_KeepsProposalsAndAReport()
    {
        Own(1);
        var outcome = await FillAsync();
        Assert.Equal(
            "1 items were looked at: 2 values are proposed for 1 of them, 0 are known to no provider, or only as another book. Nothing was written into the library.",
            outcome.Sentence
        );
        var proposals = await Store.ListAsync(None).ToListAsync(None);
        Assert.Equal([MetadataField.Narrators, MetadataField.Publisher], proposals.Select(proposal => proposal.Field));
        Assert.All(proposals, proposal => Assert.Equal(ProposalConfidence.High, proposal.Confidence));
        var name = Assert.Single(await stores.Documents.ListAsync("metadata/", None).ToListAsync(None));
        Assert.EndsWith("-FillMetadata.json.gz", name, StringComparison.Ordinal);
        Assert.Equal(2, (await stores.Documents.GetJsonAsync<MetadataReport>(name, None))!.Proposals.Count);
    }

    [Fact]
    public async Task Fill_NothingDue_SaysSo()
    {
        Own(1);
        await FillAsync();
        Assert.Equal("No book is due for a look. Nothing was written into the library.", (await FillAsync()).Sentence);
    }

    [Fact]
    public async Task Fill_MoreThanAHundred_TakesTheOldestFirstAndGoesOnTheNextDay()
    {
        foreach (var number in Enumerable.Range(1, 130))
            Own(number);
        await FillAsync();
        Assert.Equal(Enumerable.Range(1, 100).Select(AsinOf), audible.Asked);
        audible.Asked.Clear();
        stores.Clock.Advance(TimeSpan.FromDays(1));
        await FillAsync();
        Assert.Equal(Enumerable.Range(101, 30).Select(AsinOf), audible.Asked);
        audible.Asked.Clear();
        stores.Clock.Advance(TimeSpan.FromDays(29));
        await FillAsync();
        Assert.Equal(100, audible.Asked.Count);
    }

    [Fact]
    public async Task Fill_Filled_IsNotAskedAbout()
    {
        Own(1, book => book with { Narrators = ["N"], Publisher = "P", PublishedYear = "2019", Isbn = "9780306406157", Subtitle = "S", Language = "English" });
        library.Books[0] = library.Books[0] with { Series = [new SeriesMembership("Gates", SequenceText.Parse("1"))] };
        await FillAsync();
        Assert.Empty(audible.Asked);
        Assert.Empty(await Store.ReadLooksAsync(None));
    }

    [Fact]
    public async Task Fill_WithoutAsin_IsLookedAtAndAskedOfThoseThatCanBeAsked()
    {
        Own(1, book => book with { Asin = null });
        await FillAsync();
        Assert.Empty(audible.Asked);
        Assert.Equal(["li_001"], (await Store.ReadLooksAsync(None)).Keys);
    }

    [Fact]
    public async Task Fill_FieldWasFilledMeanwhile_ItsProposalGoes()
    {
        Own(1);
        await FillAsync();
        library.Books[0] = library.Books[0] with { Narrators = ["A Person Wrote This"] };
        stores.Clock.Advance(TimeSpan.FromDays(31));
        await FillAsync();
        Assert.Equal(MetadataField.Publisher, Assert.Single(await Store.ListAsync(None).ToListAsync(None)).Field);
    }

    [Fact]
    public async Task Fill_SameProposalAgain_KeepsItsTime()
    {
        Own(1);
        await FillAsync();
        var first = await Store.ListAsync(None).ToListAsync(None);
        stores.Clock.Advance(TimeSpan.FromDays(31));
        await FillAsync();
        Assert.Equal(first.Select(proposal => proposal.ProposedAt), await Store.ListAsync(None).Select(proposal => proposal.ProposedAt).ToListAsync(None));
    }

    [Fact]
    public async Task Fill_ItemIsGone_IsForgotten()
    {
        Own(1);
        Own(2);
        await FillAsync();
        library.Books.RemoveAt(0);
        stores.Clock.Advance(TimeSpan.FromDays(1));
        await FillAsync();
        Assert.All(await Store.ListAsync(None).ToListAsync(None), proposal => Assert.Equal("li_002", proposal.ItemId));
        Assert.Equal(["li_002"], (await Store.ReadLooksAsync(None)).Keys);
    }

    [Fact]
    public async Task Fill_OneProviderIsAway_TheOtherGoesOnAndItIsLookedAtAgainTheNextDay()
    {
        foreach (var number in Enumerable.Range(1, 50))
            Own(number);
        audnexus.Fault = Away();
        var outcome = await FillAsync();
        Assert.Equal(JobResult.Done, outcome.Result);
        Assert.EndsWith("Silent: Audnexus.", outcome.Sentence, StringComparison.Ordinal);
        Assert.Single(audnexus.Asked);
        Assert.Equal(50, audible.Asked.Count);
        Assert.All(await Store.ListAsync(None).ToListAsync(None), proposal => Assert.Equal(ProposalConfidence.Medium, proposal.Confidence));
        audnexus.Fault = null;
        stores.Clock.Advance(TimeSpan.FromDays(1));
        await FillAsync();
        Assert.All(await Store.ListAsync(None).ToListAsync(None), proposal => Assert.Equal(ProposalConfidence.High, proposal.Confidence));
    }

    [Fact]
    public async Task Fill_TheProviderThatStatedItIsAwayNow_TheProposalStays()
    {
        Own(1);
        await FillAsync();
        (audible.Fault, audnexus.Facts[AsinOf(1)]) = (Away(), audible.Facts[AsinOf(1)] with { Narrators = [], Publisher = null });
        stores.Clock.Advance(TimeSpan.FromDays(31));
        await FillAsync();
        Assert.Equal(2, await Store.ListAsync(None).CountAsync(None));
    }

    [Fact]
    public async Task Fill_EveryProviderIsAway_IsAFaultAndNothingCountsAsLookedAt()
    {
        Own(1);
        (audible.Fault, audnexus.Fault) = (Away(), Away());
        var outcome = await FillAsync();
        Assert.Equal((JobResult.Stopped, FaultName.WitnessUnavailable), (outcome.Result, outcome.Fault!.Name));
        Assert.Empty(await Store.ReadLooksAsync(None));
    }

    [Fact]
    public async Task Fill_LibraryBreaksOff_NothingIsForgotten()
    {
        Own(1);
        Own(2);
        Own(3);
        await FillAsync();
        library.FaultAfterFirstPage = Away();
        stores.Clock.Advance(TimeSpan.FromDays(31));
        await Assert.ThrowsAsync<WaitFaultException>(() => FillAsync());
        Assert.Equal(3, (await Store.ReadLooksAsync(None)).Count);
    }

    [Fact]
    public async Task Fill_AsinOfAnotherBook_IsReported()
    {
        Own(1);
        audible.Facts[AsinOf(1)] = audible.Facts[AsinOf(1)] with { Title = "Something Else" };
        audnexus.Facts.Clear();
        Assert.Contains("1 are known to no provider, or only as another book", (await FillAsync()).Sentence, StringComparison.Ordinal);
        Assert.Empty(await Store.ListAsync(None).ToListAsync(None));
    }

    [Fact]
    public async Task Jobs_NoProvider_AreSkipped()
    {
        Assert.Equal(JobResult.Skipped, (await new FillMetadata(RunOf([]), stores.Clock).RunAsync(None)).Result);
        Assert.Equal(0, library.Reads);
    }

    [Fact]
    public async Task Enrich_NewBooks_LooksAtThoseOfThirteenDays()
    {
        Own(1, book => book with { AddedAt = stores.Clock.GetUtcNow().AddDays(-13) });
        Own(2, book => book with { AddedAt = stores.Clock.GetUtcNow().AddDays(-14) });
        Own(3, book => book with { AddedAt = null });
        var job = new EnrichNewBooks(RunOf([audible]), stores.Clock);
        await job.RunAsync(None);
        Assert.Equal([AsinOf(1)], audible.Asked);
        await job.RunAsync(None);
        Assert.Single(audible.Asked);
        Assert.Equal("EnrichNewBooks", job.Name);
    }

    [Fact]
    public async Task Refresh_All_LooksAtThoseLongestNotLookedAt()
    {
        Own(1);
        Own(2);
        var job = new RefreshAllMetadata(RunOf([audible]), stores.Clock);
        await job.RunAsync(None);
        stores.Clock.Advance(TimeSpan.FromDays(31));
        Own(3);
        audible.Asked.Clear();
        await job.RunAsync(None);
        Assert.Equal([AsinOf(3), AsinOf(1), AsinOf(2)], audible.Asked);
        Assert.Equal("RefreshAllMetadata", job.Name);
    }

    [Fact]
    public async Task Fill_WritingIsOn_WritesWhatIsSureAndReportsIt()
    {
        Own(1);
        Own(2);
        audnexus.Facts[AsinOf(2)] = audnexus.Facts[AsinOf(2)] with { Narrators = ["Somebody Else"] };
        library.Books.ForEach(editor.Add);
        writes = true;
        var outcome = await FillAsync();
        Assert.EndsWith("3 values were written into the library.", outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal(["li_001 Narrators=Nora Reader", "li_001 Publisher=A House", "li_002 Publisher=A House"], editor.Writes.Order(StringComparer.Ordinal));
        Assert.Empty(await Store.ListAsync(None).ToListAsync(None));
        var name = Assert.Single(await stores.Documents.ListAsync("metadata/", None).ToListAsync(None));
        var report = (await stores.Documents.GetJsonAsync<MetadataReport>(name, None))!;
        Assert.Equal(3, report.Written.Count);
        Assert.All(report.Written, change => Assert.EndsWith("-FillMetadata", change.Run, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fill_TheLibraryRefuses_GoesOnProposingAndNamesTheFault()
    {
        Own(1);
        Own(2);
        library.Books.ForEach(editor.Add);
        writes = true;
        editor.Before = name =>
            _ = name == nameof(FakeEditor.WriteAsync) ? throw new AskPersonFaultException(FaultName.LibraryWriteRefused, "Audiobookshelf", "No.") : 0;
        var outcome = await FillAsync();
        Assert.EndsWith("Nothing was written into the library. Silent: Audiobookshelf.", outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal(4, await Store.ListAsync(None).CountAsync(None));
        Assert.Empty(await Changes.ListAsync(None));
    }

    [Fact]
    public async Task Refresh_TwoAgreeAfterThirtyDays_ProposesDriftAndWritesItOnAPersonsWordAlone()
    {
        Own(1, book => book with { PublishedYear = "1999" });
        library.Books.ForEach(editor.Add);
        var hardcover = new FakeProvider("Hardcover");
        audible.Facts[AsinOf(1)] = hardcover.Facts[AsinOf(1)] = audible.Facts[AsinOf(1)] with { ReleaseDate = new DateOnly(2001, 1, 1) };
        writes = true;
        var job = new RefreshAllMetadata(RunOf([audible, hardcover]), stores.Clock);
        await job.RunAsync(None);
        Assert.DoesNotContain(await Store.ListAsync(None).ToListAsync(None), proposal => proposal.IsDrift);
        stores.Clock.Advance(TimeSpan.FromDays(31));
        await job.RunAsync(None);

        var drift = Assert.Single(await Store.ListAsync(None).ToListAsync(None));
        Assert.Equal(("1999", "2001"), (drift.Old![0], drift.Values[0]));
        Assert.Equal(["1999"], editor.ValuesOf("li_001", MetadataField.PublishedYear));
        Assert.Single((await Changes.ApplyAsync("li_001", None)).Written);
        Assert.Equal(["2001"], editor.ValuesOf("li_001", MetadataField.PublishedYear));
    }

    [Fact]
    public async Task Refresh_OneItemHasAnOddShape_IsNamedAndTheOthersAreLookedAt()
    {
        foreach (var number in Enumerable.Range(1, 3))
            Own(number);
        library.Books.ForEach(editor.Add);
        await new RefreshAllMetadata(RunOf([audible, audnexus]), stores.Clock).RunAsync(None);
        stores.Clock.Advance(TimeSpan.FromDays(31));
        editor.Odd.Add("li_002");

        var outcome = await new RefreshAllMetadata(RunOf([audible, audnexus]), stores.Clock).RunAsync(None);

        Assert.StartsWith("3 items were looked at", outcome.Sentence, StringComparison.Ordinal);
        var passed = Assert.Single((await LastReportAsync()).Passed);
        Assert.Equal("'The Iron Gate 2' (li_002) was not looked at for drift: An item has an odd shape.", passed);
        Assert.All((await Store.ReadLooksAsync(None)).Values, look => Assert.Equal(stores.Clock.GetUtcNow(), look.At));
    }

    [Fact]
    public async Task Refresh_TheLibraryIsAway_EndsAskingItAndKeepsTheReport()
    {
        foreach (var number in Enumerable.Range(1, 30))
            Own(number);
        library.Books.ForEach(editor.Add);
        await new RefreshAllMetadata(RunOf([audible, audnexus]), stores.Clock).RunAsync(None);
        stores.Clock.Advance(TimeSpan.FromDays(31));
        var reads = 0;
        editor.Before = name => _ = ++reads > 1 ? throw new WaitFaultException(FaultName.LibraryUnreachable, "Audiobookshelf", "Away.") : 0;

        var outcome = await new RefreshAllMetadata(RunOf([audible, audnexus]), stores.Clock).RunAsync(None);

        Assert.Equal(2, reads);
        Assert.StartsWith("20 items were looked at", outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal(FaultName.LibraryUnreachable, Assert.Single((await LastReportAsync()).Faults).Name);
    }

    [Fact]
    public async Task Fill_ABugInOneBook_IsSeenAndTheBookComesLastTheNextTime()
    {
        foreach (var number in Enumerable.Range(1, 3))
            Own(number);
        library.Books.ForEach(editor.Add);
        writes = true;
        editor.Before = _ => throw new InvalidOperationException("A bug.");
        await Assert.ThrowsAsync<InvalidOperationException>(FillAsync);
        Assert.False((await Store.ReadLooksAsync(None))["li_001"].Complete);
        editor.Before = _ => { };
        audible.Asked.Clear();
        stores.Clock.Advance(TimeSpan.FromDays(1));
        await FillAsync();
        // What providers said of the first one is kept; the other two were not yet looked at.
        Assert.Equal(3, (await Store.ReadLooksAsync(None)).Values.Count(look => look.Complete));
        Assert.Equal(3, (await Store.ReadLooksAsync(None)).Count);
    }

    [Fact]
    public async Task Fill_OneBooksChangesAreDamaged_IsNamedAndTheOthersAreLookedAt()
    {
        Own(1);
        Own(2);
        var row = new TableRow(TableKeys.Encode("li_001"), "field-Publisher-000001", new Dictionary<string, object> { ["SchemaVersion"] = 1 });
        await stores.Tables.WriteAsync("Changes", TableOperation.Insert(row), None);

        await FillAsync();

        Assert.StartsWith("'The Iron Gate 1' (li_001) was passed over: ", Assert.Single((await LastReportAsync()).Passed), StringComparison.Ordinal);
        Assert.Equal([false, true], (await Store.ReadLooksAsync(None)).OrderBy(look => look.Key).Select(look => look.Value.Complete));
    }

    [Fact]
    public async Task Fill_AnswerWasCut_IsNoAnswerAndIsAskedAgainTheNextDay()
    {
        Own(1);
        Own(2);
        audible.Cut.Add(AsinOf(2));
        await FillAsync();
        Assert.All((await Store.ReadLooksAsync(None)).Values, look => Assert.False(look.Complete));
        audible.Cut.Clear();
        audible.Asked.Clear();
        stores.Clock.Advance(TimeSpan.FromDays(1));
        await FillAsync();
        Assert.Equal([AsinOf(2)], audible.Asked);
        Assert.All((await Store.ReadLooksAsync(None)).Values, look => Assert.True(look.Complete));
    }

    private async Task<MetadataReport> LastReportAsync()
    {
        var names = await stores.Documents.ListAsync("metadata/", None).ToListAsync(None);
        return (await stores.Documents.GetJsonAsync<MetadataReport>(names.Max(StringComparer.Ordinal)!, None))!;
    }

    private static WaitFaultException Away() => new(FaultName.WitnessUnavailable, "Audnexus", "It is away.");

    private static string AsinOf(int number) => $"B{number.ToString("D9", CultureInfo.InvariantCulture)}";

    private void Own(int number, Func<Book, Book>? change = null)
    {
        var book = new Book
        {
            Id = $"li_{number:D3}",
            Title = $"The Iron Gate {number}",
            Authors = ["Ann Writer"],
            Asin = AsinOf(number),
            AddedAt = stores.Clock.GetUtcNow().AddDays(-400).AddMinutes(number),
        };
        library.Books.Add(change is null ? book : change(book));
        audible.Facts[AsinOf(number)] = audnexus.Facts[AsinOf(number)] = new BookFacts
        {
            Asin = AsinOf(number),
            Title = book.Title,
            Authors = book.Authors,
            Narrators = ["Nora Reader"],
            Publisher = "A House",
        };
    }

    private MetadataChanges Changes => new(() => editor, stores.Tables, writes, stores.Clock, NullLoggerFactory.Instance);

    private MetadataRun RunOf(IReadOnlyList<IMetadataProvider> providers) =>
        new(library, new MetadataProviders(providers, stores.Tables, stores.Clock), Store, Changes, new ReportStore(stores.Documents), stores.Clock);

    private Task<JobOutcome> FillAsync() => new FillMetadata(RunOf([audible, audnexus]), stores.Clock).RunAsync(None);
}
