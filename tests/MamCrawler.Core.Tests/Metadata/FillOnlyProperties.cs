using System.Globalization;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;

namespace MamCrawler.Core.Tests.Metadata;

/// <summary>No provider answer, however wrong or hostile, gets a value proposed for a filled field, or one that would break the item (rules.md 7, fill only).</summary>
public sealed class FillOnlyProperties
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);

    private static readonly string?[] Texts =
    [
        null,
        "",
        " ",
        "The Iron Gate",
        "An Audiobook",
        "<script>alert(1)</script>",
        "a\u0000b",
        "two\nlines",
        "\u202Egnp.exe",
        "\uD800",
        "\uFFFD\uFFFD",
        "!!!",
        new string('x', 100_000),
        "日本語",
        "Ann Writer",
        "9780306406157",
        "{{7*7}}",
        "' OR 1=1 --",
        "../../etc/passwd",
        "English",
    ];

    public static TheoryData<int> Seeds => new(Enumerable.Range(0, 60));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Propose_AnyAnswers_FillOnlyEmptyFieldsWithOneBoundedLine(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 50; round++)
        {
            var book = BookOf(random);
            var answers = Enumerable
                .Range(0, random.Next(4))
                .Select(number => new ProviderFacts(number == 0 ? "Audible" : "Audnexus", FactsOf(random)))
                .ToArray();
            var proposals = FillOnly.Propose(book, answers, Now);
            Assert.All(
                proposals,
                proposal =>
                {
                    Assert.True(IsEmpty(book, proposal.Field), $"{proposal.Field} has a value");
                    Assert.Equal(book.Id, proposal.ItemId);
                    Assert.InRange(proposal.Values.Count, 1, 30);
                    Assert.NotEmpty(proposal.Sources);
                    Assert.All(
                        proposal.Values,
                        value =>
                        {
                            Assert.InRange(value.Length, 1, 300);
                            Assert.DoesNotContain(value, character => char.IsControl(character) || character is '<' or '>' || char.IsSurrogate(character));
                            Assert.Equal(value.Trim(), value);
                        }
                    );
                    Assert.Contains(answers, answer => SameBook.Is(book, answer.Facts));
                }
            );
            Assert.Equal(proposals.Count, proposals.Select(proposal => proposal.Field).Distinct().Count());
        }
    }

    [Fact]
    public void Propose_FilledBook_NothingEver()
    {
        var book = Full();
        var facts = Facts() with { Subtitle = "Another", Narrators = ["Somebody Else"], Isbn = "9780306406157", Publisher = "Other", Language = "german" };
        Assert.Empty(FillOnly.EmptyFieldsOf(book));
        Assert.Empty(FillOnly.Propose(book, [new ProviderFacts("Audible", facts), new ProviderFacts("Audnexus", facts)], Now));
    }

    [Fact]
    public void Propose_EmptyBook_TakesEveryFieldWithItsSources()
    {
        var proposals = FillOnly.Propose(Empty(), [new ProviderFacts("Audible", Facts()), new ProviderFacts("Audnexus", Facts())], Now);
        var texts = proposals.ToDictionary(
            proposal => proposal.Field,
            proposal => $"{string.Join("; ", proposal.Values)} ({string.Join("+", proposal.Sources)} {proposal.Confidence})"
        );
        Assert.Equal("A Tale (Audible+Audnexus High)", texts[MetadataField.Subtitle]);
        Assert.Equal("Nora Reader; Tom Reader (Audible+Audnexus High)", texts[MetadataField.Narrators]);
        Assert.Equal("Gates #3; Cosmos (Audible Medium)", texts[MetadataField.Series]);
        Assert.Equal("9780306406157 (Audible+Audnexus High)", texts[MetadataField.Isbn]);
        Assert.Equal("english (Audible+Audnexus High)", texts[MetadataField.Language]);
        Assert.Equal("A House (Audible+Audnexus High)", texts[MetadataField.Publisher]);
        Assert.Equal("2019 (Audible+Audnexus High)", texts[MetadataField.PublishedYear]);
    }

    [Fact]
    public void Propose_ProvidersContradict_NothingForThatField()
    {
        var other = Facts() with { Publisher = "Another House", Narrators = ["Nora Reader"] };
        var proposals = FillOnly.Propose(Empty(), [new ProviderFacts("Audible", Facts()), new ProviderFacts("Audnexus", other)], Now);
        Assert.DoesNotContain(proposals, proposal => proposal.Field is MetadataField.Publisher or MetadataField.Narrators);
        Assert.Contains(proposals, proposal => proposal.Field == MetadataField.Isbn);
    }

    [Fact]
    public void Propose_TheAsinIsAnotherBooks_Nothing()
    {
        Assert.Empty(Propose(Facts() with { Title = "Something Else Entirely" }));
        Assert.Empty(Propose(Facts() with { Authors = ["Bob Other"] }));
        Assert.Empty(Propose(Facts() with { Asin = "B000000002" }));
    }

    [Fact]
    public void Propose_AnotherRecording_EverythingButItsNarrators()
    {
        var book = Empty() with { Duration = TimeSpan.FromHours(10) };
        var proposals = FillOnly.Propose(book, [new ProviderFacts("Audible", Facts() with { Duration = TimeSpan.FromHours(5) })], Now);
        Assert.DoesNotContain(proposals, proposal => proposal.Field == MetadataField.Narrators);
        Assert.Contains(proposals, proposal => proposal.Field == MetadataField.Series);
        var same = FillOnly.Propose(book, [new ProviderFacts("Audible", Facts() with { Duration = TimeSpan.FromHours(10.1) })], Now);
        Assert.Contains(same, proposal => proposal.Field == MetadataField.Narrators);
    }

    [Fact]
    public void Propose_SeriesFromAudnexusAlone_IsNotTaken() =>
        Assert.DoesNotContain(FillOnly.Propose(Empty(), [new ProviderFacts("Audnexus", Facts())], Now), proposal => proposal.Field == MetadataField.Series);

    [Theory]
    [InlineData("978-0-306-40615-7", "9780306406157")]
    [InlineData("0306406152", "0306406152")]
    [InlineData("080442957X", "080442957X")]
    [InlineData("9780306406158", null)]
    [InlineData("0306406153", null)]
    [InlineData("ASIN:B000000001", null)]
    [InlineData("٩٧٨٠٣٠٦٤٠٦١٥٧", null)]
    public void Propose_Isbn_OnlyWithARightCheckDigit(string stated, string? expected) =>
        Assert.Equal(expected, Propose(Facts() with { Isbn = stated }).FirstOrDefault(proposal => proposal.Field == MetadataField.Isbn)?.Values[0]);

    [Theory]
    [InlineData(1, false)]
    [InlineData(1399, false)]
    [InlineData(2027, true)]
    [InlineData(2200, false)]
    public void Propose_Year_OnlyOneThatABookCanHave(int year, bool taken) =>
        Assert.Equal(taken, Propose(Facts() with { ReleaseDate = new DateOnly(year, 1, 1) }).Any(proposal => proposal.Field == MetadataField.PublishedYear));

    private static IReadOnlyList<FieldProposal> Propose(BookFacts facts) => FillOnly.Propose(Empty(), [new ProviderFacts("Audible", facts)], Now);

    private static bool IsEmpty(Book book, MetadataField field) =>
        string.IsNullOrWhiteSpace(
            field switch
            {
                MetadataField.Subtitle => book.Subtitle,
                MetadataField.Narrators => string.Concat(book.Narrators),
                MetadataField.Series => string.Concat(book.Series.Select(series => series.Name)),
                MetadataField.Isbn => book.Isbn,
                MetadataField.Language => book.Language,
                MetadataField.Publisher => book.Publisher,
                MetadataField.PublishedYear => book.PublishedYear,
                _ => throw new ArgumentOutOfRangeException(nameof(field)),
            }
        );

    private static Book Empty() =>
        new()
        {
            Id = "li_1",
            Title = "The Iron Gate",
            Authors = ["Ann Writer"],
            Asin = "B000000001",
        };

    private static Book Full() =>
        Empty() with
        {
            Subtitle = "A Tale",
            Narrators = ["Nora Reader"],
            Series = [new SeriesMembership("Gates", SequenceText.Parse("3"))],
            Isbn = "9780306406157",
            Language = "English",
            Publisher = "A House",
            PublishedYear = "2019",
        };

    private static BookFacts Facts() =>
        new()
        {
            Asin = "B000000001",
            Title = "The Iron Gate",
            Subtitle = "A Tale",
            Authors = ["Ann Writer"],
            Narrators = ["Nora Reader", "Tom Reader"],
            Series = [new SeriesMembership("Gates", SequenceText.Parse("3")), new SeriesMembership("Cosmos", SequenceText.Parse(""))],
            Language = "english",
            Publisher = "A House",
            Isbn = "9780306406157",
            ReleaseDate = new DateOnly(2019, 5, 4),
        };

    private static Book BookOf(Random random)
    {
        var full = Full();
        return full with
        {
            Subtitle = random.Next(2) == 0 ? full.Subtitle : null,
            Narrators = random.Next(2) == 0 ? full.Narrators : [],
            Series = random.Next(2) == 0 ? full.Series : [],
            Isbn = random.Next(2) == 0 ? full.Isbn : null,
            Language = random.Next(2) == 0 ? full.Language : "",
            Publisher = random.Next(2) == 0 ? full.Publisher : " ",
            PublishedYear = random.Next(2) == 0 ? full.PublishedYear : null,
            Duration = random.Next(2) == 0 ? TimeSpan.FromHours(random.Next(20)) : null,
        };
    }

    private static BookFacts FactsOf(Random random)
    {
        return new BookFacts
        {
            Asin = random.Next(4) > 0 ? "B000000001" : Text() ?? "",
            Title = random.Next(3) > 0 ? "The Iron Gate" : Text() ?? "",
            Subtitle = Text(),
            Authors = random.Next(3) > 0 ? ["Ann Writer"] : Many(),
            Narrators = Many(),
            Series = [.. Many().Select(name => new SeriesMembership(name, SequenceText.Parse(Text())))],
            Duration = random.Next(2) == 0 ? TimeSpan.FromSeconds(random.Next(int.MaxValue)) : null,
            Language = Text(),
            ReleaseDate = random.Next(2) == 0 ? DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)) : null,
            Publisher = Text(),
            Isbn = random.Next(2) == 0 ? Text() : random.NextInt64(10_000_000_000_000).ToString(CultureInfo.InvariantCulture),
        };

        string? Text() => Texts[random.Next(Texts.Length)];

        string[] Many() => [.. Enumerable.Range(0, random.Next(5) == 0 ? 500 : random.Next(4)).Select(_ => Text() ?? "")];
    }
}
