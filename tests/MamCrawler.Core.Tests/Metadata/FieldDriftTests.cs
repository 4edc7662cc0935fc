using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Writing;

namespace MamCrawler.Core.Tests.Metadata;

/// <summary>Drift (rules.md 7): series order, cover, description and publication date only, never title or narrator, and only when two providers agree.</summary>
public sealed class FieldDriftTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);

    private static readonly EditableItem Item = new(
        new Book
        {
            Id = "li_1",
            Title = "The Iron Gate",
            Authors = ["Ann Writer"],
            Asin = "B000000001",
            PublishedYear = "1999",
            Narrators = ["Nora Reader"],
        },
        new Dictionary<MetadataField, IReadOnlyList<string>>
        {
            [MetadataField.PublishedYear] = ["1999"],
            [MetadataField.Narrators] = ["Nora Reader"],
            [MetadataField.Series] = ["The Gates #3", "Cosmos"],
            [MetadataField.Description] = ["<p>The old words.</p>"],
            [MetadataField.Cover] = ["/metadata/cover.jpg"],
        }
    );

    [Fact]
    public void Propose_TwoAgreeOnAnotherYear_ProposesItWithBothValues()
    {
        var proposal = Assert.Single(Propose(Facts("Audible", Year(2001)), Facts("ITunes", Year(2001))));
        Assert.Equal((MetadataField.PublishedYear, true, ProposalConfidence.High), (proposal.Field, proposal.IsDrift, proposal.Confidence));
        Assert.Equal("1999 > 2001 by Audible, ITunes", $"{proposal.Old![0]} > {proposal.Values[0]} by {string.Join(", ", proposal.Sources)}");
        Assert.False(WriteRule.IsAutomatic(proposal));
    }

    [Fact]
    public void Propose_OneAlone_Nothing() => Assert.Empty(Propose(Facts("Audible", Year(2001))));

    [Fact]
    public void Propose_AudnexusRepeatsAudible_Nothing() => Assert.Empty(Propose(Facts("Audible", Year(2001)), Facts("Audnexus", Year(2001))));

    [Fact]
    public void Propose_OneSaysWhatTheLibrarySays_Nothing() =>
        Assert.Empty(Propose(Facts("Audible", Year(2001)), Facts("ITunes", Year(2001)), Facts("GoogleBooks", Year(1999))));

    [Fact]
    public void Propose_TwoAgainstTwo_Nothing() =>
        Assert.Empty(Propose(Facts("Audible", Year(2001)), Facts("ITunes", Year(2001)), Facts("GoogleBooks", Year(2005)), Facts("OpenLibrary", Year(2005))));

    [Fact]
    public void Propose_AnotherBook_Nothing() =>
        Assert.Empty(Propose(Facts("Audible", Year(2001)), Facts("ITunes", facts => Year(2001)(facts) with { Asin = "B000000002" })));

    [Fact]
    public void Propose_TitleAndNarrators_AreNeverLookedAt() =>
        Assert.Empty(
            Propose(
                Facts("Audible", facts => facts with { Title = "The Iron Gate!", Narrators = ["Somebody Else"], Subtitle = "New", Publisher = "New" }),
                Facts("ITunes", facts => facts with { Title = "The Iron Gate!", Narrators = ["Somebody Else"], Subtitle = "New", Publisher = "New" })
            )
        );

    [Fact]
    public void Propose_AnotherPositionInASeriesOfTheLibrary_KeepsItsNamesAndTheOtherSeries()
    {
        var proposal = Assert.Single(Propose(Facts("Audible", Place("Gates", "4")), Facts("Hardcover", Place("The Gates", "4.0"))));
        Assert.Equal(MetadataField.Series, proposal.Field);
        Assert.Equal(["The Gates #4", "Cosmos"], proposal.Values);
        Assert.Equal(["The Gates #3", "Cosmos"], proposal.Old);
    }

    [Theory]
    [InlineData("The Gates", "03")]
    [InlineData("Another Gate", "4")]
    [InlineData("The Gates", "")]
    public void Propose_SamePositionOtherSeriesOrNoPosition_Nothing(string name, string sequence) =>
        Assert.Empty(Propose(Facts("Audible", Place(name, sequence)), Facts("Hardcover", Place(name, sequence))));

    [Fact]
    public void Propose_PositionFromThoseWhoDoNotKnowIt_Nothing() =>
        Assert.Empty(Propose(Facts("ITunes", Place("The Gates", "4")), Facts("GoogleBooks", Place("The Gates", "4"))));

    [Fact]
    public void Propose_SameNewWordsWhateverTheirMarkup_ProposesThem()
    {
        var proposal = Assert.Single(Propose(Facts("Audible", Words("<b>New</b> words.")), Facts("ITunes", Words("New words"))));
        Assert.Equal((MetadataField.Description, "New words."), (proposal.Field, proposal.Values[0]));
    }

    [Fact]
    public void Propose_FieldIsEmpty_IsNoDrift()
    {
        var empty = Item with { Values = new Dictionary<MetadataField, IReadOnlyList<string>>() };
        Assert.Empty(FieldDrift.Propose(empty, [Facts("Audible", Year(2001)), Facts("ITunes", Year(2001))], [], Now));
    }

    [Fact]
    public void Propose_CoverThatWasWrittenFromHere_IsComparedByItsAddress()
    {
        ProviderFacts[] answers = [Facts("Audible", Picture("b")), Facts("ITunes", Picture("b"))];
        Assert.Empty(FieldDrift.Propose(Item, answers, [], Now));
        var proposal = Assert.Single(FieldDrift.Propose(Item, answers, [CoverFrom("a")], Now));
        Assert.Equal(("https://m.media-amazon.com/a.jpg", "https://m.media-amazon.com/b.jpg"), (proposal.Old![0], proposal.Values[0]));
        Assert.Empty(FieldDrift.Propose(Item, answers, [CoverFrom("b")], Now));
    }

    private static IReadOnlyList<FieldProposal> Propose(params ProviderFacts[] answers) => FieldDrift.Propose(Item, answers, [], Now);

    private static Func<BookFacts, BookFacts> Year(int year) => facts => facts with { ReleaseDate = new DateOnly(year, 5, 1) };

    private static Func<BookFacts, BookFacts> Place(string name, string sequence) =>
        facts => facts with { Series = [new SeriesMembership(name, SequenceText.Parse(sequence))] };

    private static Func<BookFacts, BookFacts> Words(string text) => facts => facts with { Description = text };

    private static Func<BookFacts, BookFacts> Picture(string name) => facts => facts with { Cover = new Uri($"https://m.media-amazon.com/{name}.jpg") };

    private static ProviderFacts Facts(string provider, Func<BookFacts, BookFacts> change) =>
        new(
            provider,
            change(
                new BookFacts
                {
                    Asin = "B000000001",
                    Title = "The Iron Gate",
                    Authors = ["Ann Writer"],
                }
            )
        );

    private static MetadataChange CoverFrom(string name) =>
        new()
        {
            ItemId = "li_1",
            Title = "The Iron Gate",
            Field = MetadataField.Cover,
            Number = 1,
            Old = [],
            New = [$"https://m.media-amazon.com/{name}.jpg"],
            Sources = ["Audible"],
            Confidence = ProposalConfidence.Medium,
            At = Now,
            State = ChangeState.Written,
            Run = "run",
        };
}
