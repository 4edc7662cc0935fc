using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;

namespace MamCrawler.Core.Tests.Metadata;

/// <summary>Which candidates of a provider are of the book that the library holds: never the wrong book.</summary>
public sealed class SameBookTests
{
    private const string Isbn10 = "0306406152";
    private const string Isbn13 = "9780306406157";

    [Fact]
    public void Is_SameTitleAndAuthorWithoutIds_Is() => Assert.True(SameBook.Is(Book(), Facts()));

    [Fact]
    public void Is_SameAsin_NeedsTheTitleToo()
    {
        var book = Book() with { Asin = "B000000001" };
        Assert.True(SameBook.Is(book, Facts() with { Asin = "b000000001", Language = "german", Duration = TimeSpan.FromHours(1) }));
        Assert.False(SameBook.Is(book, Facts() with { Asin = "B000000001", Title = "Something Else" }));
        Assert.False(SameBook.Is(book, Facts() with { Asin = "B000000001", Authors = ["Bob Other"] }));
        Assert.True(SameBook.Is(book, Facts() with { Asin = "B000000001", Authors = [] }));
    }

    [Fact]
    public void Is_AnotherAsin_IsNot()
    {
        var book = Book() with { Asin = "B000000001", Isbn = Isbn13 };
        Assert.False(SameBook.Is(book, Facts() with { Asin = "B000000002" }));
        Assert.False(SameBook.Is(book, Facts() with { Asin = "B000000002", Isbn = Isbn13 }));
    }

    [Theory]
    [InlineData(Isbn13, Isbn10, true)]
    [InlineData(Isbn10, "978-0-306-40615-7", true)]
    [InlineData(Isbn13, "9783161484100", false)]
    [InlineData("9780306406158", "9780306406158", false)]
    [InlineData(null, null, false)]
    public void Is_AuthorUnknown_OnlyWithTheSameIsbn(string? held, string? stated, bool expected) =>
        Assert.Equal(expected, SameBook.Is(Book() with { Isbn = held }, Facts() with { Isbn = stated, Authors = [] }));

    [Fact]
    public void Is_AnotherEditionsIsbn_IsTheSameWork() => Assert.True(SameBook.Is(Book() with { Isbn = Isbn13 }, Facts() with { Isbn = "9783161484100" }));

    [Fact]
    public void Is_SomethingContradicts_IsNot()
    {
        var book = Book() with { Language = "English", Duration = TimeSpan.FromHours(10), Abridged = false };
        Assert.True(SameBook.Is(book, Facts() with { Language = "en", Duration = TimeSpan.FromHours(10.1), Abridged = false }));
        Assert.False(SameBook.Is(book, Facts() with { Language = "de" }));
        Assert.False(SameBook.Is(book, Facts() with { Duration = TimeSpan.FromHours(3) }));
        Assert.False(SameBook.Is(book, Facts() with { Abridged = true }));
        Assert.False(SameBook.Is(book, Facts() with { Authors = ["Bob Other"] }));
        Assert.False(SameBook.Is(book, Facts() with { Title = "Summary of The Iron Gate" }));
        Assert.False(SameBook.Is(book, Facts() with { Title = "" }));
    }

    [Theory]
    [InlineData("The Iron Gate (Gates, Book 4)")]
    [InlineData("The Iron Gate, Part 1")]
    [InlineData("The Iron Gate (Dramatized Adaptation)")]
    [InlineData("The Iron Gate: Books 1-3 Box Set")]
    public void Is_AnotherVolumePartOrRecording_IsNot(string title) => Assert.False(SameBook.Is(Volume("3"), Facts() with { Title = title }));

    [Fact]
    public void Is_TitleOfTheSeriesAlone_OnlyAtTheSamePlace()
    {
        var book = Volume("3") with { Title = "Gates" };
        var facts = Facts() with { Title = "Gates" };
        Assert.False(SameBook.Is(book, facts));
        Assert.True(SameBook.Is(book, facts with { Series = [Place("3.0")] }));
        Assert.False(SameBook.Is(book, facts with { Series = [Place("2")] }));
        Assert.False(SameBook.Is(book, facts with { Series = [Place("")] }));
    }

    private static Book Volume(string sequence) => Book() with { Series = [Place(sequence)] };

    private static SeriesMembership Place(string sequence) => new("Gates", SequenceText.Parse(sequence));

    private static Book Book() =>
        new()
        {
            Id = "li_1",
            Title = "The Iron Gate",
            Authors = ["Ann Writer"],
        };

    private static BookFacts Facts() => new() { Title = "Iron Gate", Authors = ["Ann Writer"] };
}
