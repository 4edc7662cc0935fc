using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Integrations.Catalogues;

namespace MamCrawler.Integrations.Tests.Catalogues;

public sealed class CatalogueQuestionTests
{
    [Theory]
    [InlineData("The Lion's Heart", "Lion's Heart")]
    [InlineData("The Lion’s Heart (Unabridged)", "Lion's Heart")]
    [InlineData("Gates, Book 4 - The Iron Gate", "Iron Gate")]
    [InlineData("The Iron Gate (Gates, Book 4).m4b", "Iron Gate")]
    [InlineData("Crème Brûlée", "Crème Brûlée")]
    [InlineData("***", "")]
    public void Title_AsTheLibraryWritesIt_IsItsOwnWords(string title, string expected)
    {
        var question = CatalogueQuestion.Of(Asked.Question(title) with { Series = [new SeriesMembership("Gates", SequenceText.Parse("4"))] });
        Assert.Equal(expected, question.Title);
        Assert.Equal(expected.Length > 0, question.HasWords);
    }

    [Fact]
    public void Title_Endless_IsCutAtAWord()
    {
        var title = CatalogueQuestion.Of(Asked.Question(string.Join(' ', Enumerable.Repeat("gate", 200)))).Title;
        Assert.InRange(title.Length, 100, 120);
        Assert.EndsWith("gate", title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("g")]
    [InlineData("門")]
    [InlineData("𠀀ggggg")]
    public void Title_EndlessWithoutABlank_IsCutBetweenLetters(string letter)
    {
        var title = CatalogueQuestion.Of(Asked.Question(string.Concat(Enumerable.Repeat(letter, 200)))).Title;
        Assert.InRange(title.Length, 1, 120);
        Assert.Equal(title, string.Concat(title.EnumerateRunes()), StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("J.R.R. Tolkien", "tolkien")]
    [InlineData("Tolkien, J. R. R.", "tolkien")]
    [InlineData("Ada Quist; Bob Other", "ada quist")]
    [InlineData("Unknown", null)]
    [InlineData("", null)]
    public void Author_AsTheLibraryWritesIt_LosesInitials(string author, string? expected)
    {
        var question = CatalogueQuestion.Of(Asked.Question(author: author));
        Assert.Equal((expected, expected is not null), (question.Author, question.HasWords));
    }

    [Theory]
    [InlineData("0306406152", "9780306406157")]
    [InlineData("9780306406157", "9780306406157")]
    [InlineData("9780306406158", null)]
    public void Isbn_OfEitherLength_IsTheLongOne(string isbn, string? expected) =>
        Assert.Equal(expected, CatalogueQuestion.Of(Asked.Question(isbn: isbn)).Isbn);

    [Fact]
    public void MayBe_OtherTitleOrAuthor_IsNot()
    {
        var question = CatalogueQuestion.Of(Asked.Question());
        Assert.True(question.MayBe("The Iron Gate (Unabridged)", null, ["Ada Quist & Others"]));
        Assert.True(question.MayBe("Iron Gate", null, []));
        Assert.False(question.MayBe("Summary of The Iron Gate", null, ["Ada Quist"]));
        Assert.False(question.MayBe("The Iron Gate", null, ["Bob Other"]));
    }

    [Fact]
    public void States_Catalogues_AreBelievedForFourFieldsOnly() =>
        Assert.Equal([MetadataField.PublishedYear, MetadataField.Description, MetadataField.Genres, MetadataField.Cover], CatalogueFields.States.Order());
}
